import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasStoredIntent, intentName, type IntentStorage } from '../../src/core/intent-storage';
import { createIntentStore } from '../../src/core/intent-store';
import { sessionId } from './fixtures';

const intent = { key: 'abcdefghijklmnopqrstuvwx', productId: 'wechat-pay.native', planId: '3' };

function aStorage(text?: string): IntentStorage & { readonly items: Map<string, string> } {
  const items = new Map(text === undefined ? [] : [[intentName(sessionId), text]]);
  return {
    items,
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
  };
}

function aBlockedStorage(): IntentStorage {
  const refuse = (): never => {
    throw new Error('SecurityError');
  };
  return { getItem: refuse, setItem: refuse, removeItem: refuse };
}

test('an intent that was kept is read by the page that comes after', () => {
  const storage = aStorage();
  createIntentStore(sessionId, storage).keep(intent, 'creating');
  expect(hasStoredIntent(sessionId, storage)).toBe(true);
  expect(createIntentStore(sessionId, storage).read()).toEqual({ ...intent, stage: 'creating' });
});

test('one that was forgotten is gone from the storage and from the page', () => {
  const storage = aStorage();
  const store = createIntentStore(sessionId, storage);
  store.keep(intent, 'creating');
  store.forget();
  expect(store.read()).toBeUndefined();
  expect(storage.items.size).toBe(0);
});

test('another session reads nothing of it', () => {
  const storage = aStorage();
  createIntentStore(sessionId, storage).keep(intent, 'creating');
  expect(createIntentStore('anotherSessionIdOf22chr', storage).read()).toBeUndefined();
});

test("a payer's code pays once: an intent with one is kept nowhere", () => {
  const storage = aStorage();
  const store = createIntentStore(sessionId, storage);
  store.keep({ ...intent, payerCode: '130061098828009406' }, 'creating');
  expect(storage.items.size).toBe(0);
  expect(store.read()).toBeUndefined();
});

test('a private window, where storage throws, still keeps the intent for the life of the page', () => {
  const store = createIntentStore(sessionId, aBlockedStorage());
  store.keep(intent, 'authorizing');
  expect(store.read()).toMatchObject({ key: intent.key, stage: 'authorizing' });
  store.forget();
  expect(store.read()).toBeUndefined();
  expect(hasStoredIntent(sessionId, aBlockedStorage())).toBe(false);
});

test.each(['', 'null', '[]', '42', '{', '{"key":1}', '{"key":"k","productId":"p","stage":"paid"}', '{"__proto__":{"key":"k"}}'])(
  'a text that is no intent, %j, is read as none',
  (text) => {
    expect(createIntentStore(sessionId, aStorage(text)).read()).toBeUndefined();
  },
);

test.each([
  '{"key":1,"productId":"p","stage":"creating"}',
  '{"key":"k","productId":2,"stage":"creating"}',
  '{"key":"k","stage":"creating"}',
])('an intent without a key or a product, %s, is none', (text) => {
  expect(createIntentStore(sessionId, aStorage(text)).read()).toBeUndefined();
});

test('a plan and its sum that are none are left out', () => {
  const text = '{"key":"k","productId":"p","planId":3,"planTotal":"100","stage":"authorizing"}';
  expect(createIntentStore(sessionId, aStorage(text)).read()).toEqual({
    key: 'k',
    productId: 'p',
    planId: undefined,
    planTotal: undefined,
    stage: 'authorizing',
  });
});

test('whatever stands in the storage, reading does not throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(() => createIntentStore(sessionId, aStorage(text)).read()).not.toThrow();
    }),
  );
});
