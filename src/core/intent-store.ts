import type { Intent } from './checkout-state.js';
import type { StoredIntent } from './checkout-event.js';
import { intentName, type IntentStorage } from './intent-storage.js';

/** Keeps the one intent whose outcome is not known yet. */
export interface IntentStore {
  read(): StoredIntent | undefined;
  keep(intent: Intent, stage: StoredIntent['stage']): void;
  forget(): void;
}

/** Keeps a session's intent in a storage; in memory where the storage is blocked, as in a private window. */
export function createIntentStore(sessionId: string, storage: IntentStorage | undefined): IntentStore {
  const name = intentName(sessionId);
  let memory: string | undefined;

  const attempt = <Result>(use: (storage: IntentStorage) => Result): Result | undefined => {
    try {
      return storage && use(storage);
    } catch {
      return undefined;
    }
  };

  return {
    read: () => parseIntent(memory ?? attempt((store) => store.getItem(name)) ?? undefined),
    keep(intent, stage) {
      const { key, productId, planId, planTotal } = intent;
      // A payer's code pays once and is nobody's to keep; an intent with one is not resumed after a reload.
      if (intent.payerCode !== undefined) return;
      const text = JSON.stringify({ key, productId, planId, planTotal, stage });
      memory = text;
      attempt((store) => store.setItem(name, text));
    },
    forget() {
      memory = undefined;
      attempt((store) => store.removeItem(name));
    },
  };
}

function parseIntent(text: string | undefined): StoredIntent | undefined {
  if (text === undefined) return undefined;
  try {
    const { key, productId, planId, planTotal, stage } = JSON.parse(text) as Record<string, unknown>;
    if (typeof key !== 'string' || typeof productId !== 'string' || (stage !== 'authorizing' && stage !== 'creating')) return undefined;
    return {
      key,
      productId,
      planId: typeof planId === 'string' ? planId : undefined,
      planTotal: typeof planTotal === 'number' ? planTotal : undefined,
      stage,
    };
  } catch {
    return undefined;
  }
}
