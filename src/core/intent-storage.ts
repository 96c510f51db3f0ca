/** Where one intent and its key survive a reload: `sessionStorage`, or anything like it. */
export interface IntentStorage {
  getItem(name: string): string | null;
  setItem(name: string, text: string): void;
  removeItem(name: string): void;
}

/** The name a session's intent is kept under. */
export function intentName(sessionId: string): string {
  return `unified-cashier:intent:${sessionId}`;
}

/** Whether a page that went away has left an intent; told apart from reading it, so that a first load need not know how. */
export function hasStoredIntent(sessionId: string, storage: IntentStorage | undefined): boolean {
  try {
    return Boolean(storage?.getItem(intentName(sessionId)));
  } catch {
    return false;
  }
}
