/** Nothing that comes in changes what every object has, and of what comes in only known names are read. */
import fc from 'fast-check';
import * as v from 'valibot';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { returnReaders } from '../../src/channels/return-readers';
import { intentName } from '../../src/core/intent-storage';
import { createIntentStore } from '../../src/core/intent-store';
import { readReturnParams } from '../../src/core/return-params';
import { readProblem } from '../../src/gateways/problem';
import { authorizationRedirect, closeResult, payment, session, sessionUpdate } from '../../src/gateways/wire';
import { createLaunch } from '../../src/launchers/launch';
import type { LaunchReport } from '../../src/core/launch';
import type { Action } from '../../src/model/action';
import { aPage } from '../launchers/launched';
import { actions } from '../fixtures/terminals';
import { shows } from '../reliability/shows';
import { aPaidPayment, aPayment, aSession, anUpdate, sessionId } from '../core/fixtures';
import { alipayReturn, realReturns } from '../core/return-params.fixtures';

const runs = 20_000;
const builtIns = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Number.prototype, Map.prototype];

/** What every object has, as it stands. */
function everybodys(): unknown[] {
  return builtIns
    .map((prototype) => Object.getOwnPropertyDescriptors(prototype))
    .flatMap((all) => Reflect.ownKeys(all).map((key) => [key, all[key as keyof typeof all]]));
}

const atFirst = everybodys();

/** Throws where an object that nobody has touched has something new; plainly, since it is asked a hundred thousand times. */
function checkPrototypes(): void {
  const isPolluted = builtIns.some((prototype) => 'polluted' in prototype) || Reflect.ownKeys(Object.prototype).length !== ownAtFirst;
  if (isPolluted) throw new Error('A prototype has been changed.');
}

const ownAtFirst = Reflect.ownKeys(Object.prototype).length;

afterEach(() => expect(everybodys()).toEqual(atFirst));

const nasty = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  'then',
  'toJSON',
  'length',
];
const pollution = fc.constantFrom<unknown>(
  { polluted: true },
  { prototype: { polluted: true } },
  { __proto__: { polluted: true } },
  'polluted',
  null,
  1,
  ['polluted'],
  true,
);

/** Puts such names anywhere into what would be a good answer, as JSON does, which gives an object a `__proto__` of its own. */
function spoilt(samples: readonly unknown[]): fc.Arbitrary<string> {
  const change = fc.record({ place: fc.nat(40), name: fc.constantFrom(...nasty), value: fc.oneof(pollution, fc.jsonValue()) });
  return fc.tuple(fc.constantFrom(...samples), fc.array(change, { minLength: 1, maxLength: 4 })).map(([sample, changes]) => {
    const whole: unknown = JSON.parse(JSON.stringify(sample));
    const places = objectsIn(whole);
    for (const { place, name, value } of changes) {
      Object.defineProperty(places[place % places.length], name, { value, enumerable: true, configurable: true, writable: true });
    }
    return JSON.stringify(whole);
  });
}

function objectsIn(thing: unknown): object[] {
  if (typeof thing !== 'object' || thing === null) return [];
  return [...(Array.isArray(thing) ? [] : [thing]), ...Object.values(thing).flatMap(objectsIn)];
}

/** The names at every depth of what was read. */
function namesIn(thing: unknown): string[] {
  if (typeof thing !== 'object' || thing === null) return [];
  const prototype: unknown = Object.getPrototypeOf(thing);
  if (prototype !== Object.prototype && prototype !== Array.prototype) throw new Error('Something was read into a prototype.');
  const known = thing as Record<PropertyKey, unknown>;
  // What an app is handed has names of its own: they are passed on as texts, and never read.
  const isPassedOn = (name: PropertyKey): boolean => name === 'parameters' && known['kind'] === 'app-sdk';
  return Reflect.ownKeys(thing).flatMap((name) => [String(name), ...(isPassedOn(name) ? [] : namesIn(known[name]))]);
}

const wirePayments = Object.values(actions).map((action) => aPayment({ action }));
const full = aPaidPayment({
  plan: { planId: '3', periods: 3, firstPeriod: money(1), eachPeriod: money(1), fee: money(0), feeBearer: 'payer', total: money(3) },
  failure: { code: 'NOTENOUGH', message: 'm' },
  payerAmount: money(1),
  refund: { status: 'processing', amount: money(1) },
});

function money(value: number): { value: number; currency: string } {
  return { value, currency: 'CNY' };
}

/** Every reader of an answer, with answers that it takes. */
const readers: readonly (readonly [string, (body: unknown) => unknown, readonly unknown[]])[] = [
  ['a session', parser(session), [aSession(), aSession({ payments: [full, ...wirePayments] })]],
  ['a status', parser(sessionUpdate), [anUpdate(), anUpdate({ payments: wirePayments })]],
  ['a payment', parser(payment), [full, ...wirePayments]],
  ['an authorization', parser(authorizationRedirect), [{ redirectUrl: 'https://open.weixin.qq.com/' }]],
  ['a close', parser(closeResult), [{ outcome: 'closed', payment: full }]],
  ['a problem', (body) => readProblem(409, body), [{ code: 'payment-live', detail: 'd', payment: full }, { code: 'server-error' }]],
];

function parser(schema: v.GenericSchema<unknown, unknown>): (body: unknown) => unknown {
  return (body) => {
    const read = v.safeParse(schema, body);
    return read.success ? read.output : undefined;
  };
}

beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  return () => vi.restoreAllMocks();
});

describe('answers of a server', () => {
  test.each(readers)('%s', (_, read, samples) => {
    const known = new Set(samples.flatMap((sample) => [...namesIn(read(JSON.parse(JSON.stringify(sample)))), ...namesIn(sample)]));
    let taken = 0;
    fc.assert(
      fc.property(spoilt(samples), (text) => {
        const output = read(JSON.parse(text));
        if (output === undefined) return;
        taken += 1;
        expect(namesIn(output).filter((name) => !known.has(name))).toEqual([]);
        checkPrototypes();
      }),
      { numRuns: runs / 10 },
    );
    expect(taken).toBeGreaterThan(runs / 100);
  });

  test('all of them', ({ task }) => {
    shows(
      { task },
      'S6',
      (readers.length * runs) / 10,
      `${readers.length} readers of answers, ${runs / 10} spoilt answers each: no prototype changed`,
    );
  });
});

test('what an address or a form brings back', ({ task }) => {
  const known = new Set<string>(Object.values(returnReaders).flatMap((reader) => [...reader.names]));
  const name = fc.oneof(
    fc.constantFrom(...nasty, ...nasty.map((one) => `${one}[polluted]`), 'a.__proto__.polluted', ...known),
    fc.string(),
  );
  const pairs = fc.array(fc.tuple(name, fc.oneof(fc.constantFrom('polluted', '1', ...Object.values(alipayReturn)), fc.string())), {
    maxLength: 10,
  });
  const records = spoilt(Object.values(realReturns)).map((text): unknown => JSON.parse(text));
  let read = 0;
  fc.assert(
    fc.property(
      fc.oneof(
        pairs.map((some) => new URLSearchParams([...Object.entries(alipayReturn), ...some]).toString()),
        pairs.map((some) => some.map((pair) => pair.join('=')).join('&')),
        pairs.map((some) => new URLSearchParams(some)),
        records,
      ),
      (input) => {
        const reading = readReturnParams(input as string);
        if (reading.kind === 'return') {
          read += 1;
          expect(namesIn(reading.params).filter((one) => !known.has(one))).toEqual([]);
        }
        checkPrototypes();
      },
    ),
    { numRuns: runs },
  );
  expect(read).toBeGreaterThan(runs / 100);
  shows({ task }, 'S6', runs, `${runs} queries and records, ${read} of them read as a return: no prototype changed`);
});

test('what stands in the storage', ({ task }) => {
  const stored = { key: 'k', productId: 'wechat-pay.native', planId: '3', planTotal: 3, stage: 'creating' };
  fc.assert(
    fc.property(fc.oneof(spoilt([stored, { key: 'k' }, {}]), fc.json()), (text) => {
      const storage = { getItem: (name: string) => (name === intentName(sessionId) ? text : null), setItem: vi.fn(), removeItem: vi.fn() };
      const intent = createIntentStore(sessionId, storage).read();
      if (intent) expect(Object.keys(stored)).toEqual(expect.arrayContaining(Reflect.ownKeys(intent)));
      checkPrototypes();
    }),
    { numRuns: runs / 10 },
  );
  shows({ task }, 'S6', runs / 10, `${runs / 10} texts of the storage`);
});

test('what a page adds', async ({ task }) => {
  // Of tables of their own: other files read the house's.
  vi.resetModules();
  const { addChannel } = await import('../../src/elements/add-channel');
  const { addProducts } = await import('../../src/core/add-products');
  const { productDefinitions } = await import('../../src/channels/products');
  vi.resetModules();
  const definition = { way: 'page', places: [{ terminal: 'pc' }], kind: 'wallet', currencies: ['CNY'], minimumValue: 1 };
  const added = { id: 'points', names: { en: 'Points' }, products: { 'points.page': definition }, hints: { 'points.page': { en: 'h' } } };
  const before = new Set(productDefinitions.keys());
  const taken = new Set<string>();
  fc.assert(
    fc.property(spoilt([added]), fc.constantFrom(...nasty), (text, name) => {
      const channel = JSON.parse(text) as Parameters<typeof addChannel>[0];
      addChannel(channel);
      addChannel({ ...channel, id: name });
      for (const id of addProducts(channel.products)) taken.add(id);
      checkPrototypes();
    }),
    { numRuns: runs / 10 },
  );
  const isNew = [...productDefinitions.keys()].filter((id) => !before.has(id));
  expect([...taken]).toEqual(['points.page']);
  expect(isNew).toEqual(['points.page']);
  shows({ task }, 'S6', runs / 10, `${runs / 10} added channels`);
});

test('what is to be started: a kind that every object has is no kind', async ({ task }) => {
  const { window } = aPage();
  for (const kind of nasty) {
    const reports: LaunchReport[] = [];
    const urls = { allowedHosts: [], pageUrl: 'https://shop.example/' };
    createLaunch({ window, urls })({ kind } as unknown as Action, (report) => void reports.push(report), new AbortController().signal);
    await vi.waitFor(() => expect(reports).toEqual([{ type: 'failed', error: 'action-unsupported' }]));
  }
  checkPrototypes();
  shows({ task }, 'S6', nasty.length, `${nasty.length} kinds of action by names that every object has`);
});

test('this could fail: a prototype that is changed is noticed', () => {
  (Object.prototype as Record<string, unknown>)['polluted'] = true;
  try {
    expect(checkPrototypes).toThrow();
    expect(everybodys()).not.toEqual(atFirst);
  } finally {
    delete (Object.prototype as Record<string, unknown>)['polluted'];
  }
});
