/** What survives a reload of a tab; nothing where it is blocked, as in a private window. */
export function sessionStorageOf(window: Window): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    // Blocked storage throws on mere access.
    return undefined;
  }
}
