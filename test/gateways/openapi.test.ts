import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import { safeParse } from 'valibot';
import { describe, expect, test } from 'vitest';
import { compileSchema, contract, explainErrors } from '../../demo/merchant/contract';
import { readProblem } from '../../src/gateways/problem';
import * as wire from '../../src/gateways/wire';
import { openingSession, type Wire } from '../../src/gateways/wire-opening';
import { isCashierError, CashierError } from '../../src/model/cashier-error';
import { declaredBodies, goodAnswers, operations, schemas } from './contract-examples';

/** What reads each body of a good answer. */
const readers: Record<string, Wire<unknown>> = {
  Session: wire.session,
  Status: wire.sessionUpdate,
  Payment: wire.payment,
  AuthorizationRedirect: wire.authorizationRedirect,
  CloseResult: wire.closeResult,
};

type Path = readonly (string | number)[];

/** Every key below a value. */
function keysBelow(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => [[...path, key], ...keysBelow(below, [...path, key])]);
}

/** A copy with something done at a path. */
function changed(value: unknown, path: Path, change: (parent: Record<string, unknown>, key: string) => void): unknown {
  const copy: unknown = structuredClone(value);
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy);
  change(parent as Record<string, unknown>, String(path[path.length - 1]));
  return copy;
}

/** An unfinished attempt of which the channel said nothing is of unknown outcome; nothing else is added. */
function asRead(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asRead);
  if (typeof value !== 'object' || value === null) return value;
  const read = Object.fromEntries(Object.entries(value).map(([key, below]) => [key, key === 'action' ? below : asRead(below)]));
  return 'outTradeNo' in read ? { channelAnswer: 'unknown', ...read } : read;
}

/** Where the reader is kinder than the contract: an action that does not fit is none, and a word left out is the harmless one. */
function isForgiven(path: Path): boolean {
  return path.includes('action') || path.join('.') === 'authorization.status';
}

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(contract) as Record<string, unknown>);
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(validator.version).toBe('3.1');
});

test('there are the eight operations, each with an answer that succeeds and one for a server in trouble', () => {
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
    [
      'getSession',
      'getStatus',
      'createPayment',
      'createAuthorization',
      'refreshPayment',
      'closePayment',
      'reportReturn',
      'startInMiniProgram',
    ].sort(),
  );
  for (const { responses } of operations) {
    expect(Object.keys(responses)).toEqual(expect.arrayContaining([expect.stringMatching(/^2/), '404', '429', '500']));
  }
});

describe.each(declaredBodies)('$name', ({ schema, examples }) => {
  test('has an example', () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  test('has examples that fit its schema', () => {
    const validate = compileSchema(`#/components/schemas/${schema}`);
    for (const { name, value } of examples) expect(validate(value) || explainErrors(validate, name)).toBe(true);
  });
});

/** What a mini program's native page is answered is not read by the web page. */
const readAnswers = goodAnswers.filter(({ schema }) => schema !== 'MiniProgramCall');

describe.each(readAnswers)('$name', ({ schema, value }) => {
  const validate = compileSchema(`#/components/schemas/${schema}`);
  const reader = readers[schema]!;

  test('is read with the same meaning', () => {
    const parsed = safeParse(reader, value);
    expect(parsed.issues).toBeUndefined();
    expect(parsed.output).toEqual(asRead(value));
  });

  test('without any one of its keys is taken or refused by contract and reader alike', () => {
    for (const path of keysBelow(value)) {
      const without = changed(value, path, (parent, key) => {
        if (Array.isArray(parent)) parent.splice(Number(key), 1);
        else Reflect.deleteProperty(parent, key);
      });
      const fits = validate(without);
      expect({ path, taken: safeParse(reader, without).success }).toEqual({ path, taken: fits || isForgiven(path) });
    }
  });

  test('with null, a number, a text or a list in place of any value is not taken where the contract refuses it', () => {
    const paths = keysBelow(value).filter((path) => !isForgiven(path));
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.constantFrom<unknown>(null, -1, 0.5, '', 'x', [], {}, true), (path, wrong) => {
        const spoilt = changed(value, path, (parent, key) => {
          parent[key] = wrong;
        });
        // A word that is not known is read as one that is never final, which other tests hold.
        const isWord = ['status', 'channelAnswer', 'outcome'].includes(String(path[path.length - 1]));
        // Where every key may be left out, an empty thing is read as nothing said.
        const isLooseObject =
          typeof wrong === 'object' && wrong !== null && ['authorization', 'maintenance'].includes(String(path[path.length - 1]));
        const isLooseText = typeof wrong === 'string' && wrong !== '';
        const isLooseNumber = wrong === 0.5 && /Ms$/.test(String(path[path.length - 1]));
        if (isWord || isLooseObject || isLooseText || isLooseNumber || validate(spoilt)) return;
        expect({ path, wrong, taken: safeParse(reader, spoilt).success }).toEqual({ path, wrong, taken: false });
      }),
      { numRuns: 300 },
    );
  });
});

test('the reader of a first screen takes a session in which nothing was tried, as the whole reader does, and no other', () => {
  const sessions = goodAnswers.filter(({ schema }) => schema === 'Session');
  expect(sessions.length).toBeGreaterThan(1);
  for (const { value } of sessions) {
    const isOpening = (value as { payments: unknown[] }).payments.length === 0;
    const parsed = safeParse(openingSession, value);
    expect(parsed.success).toBe(isOpening);
    if (parsed.success) expect(parsed.output).toEqual(safeParse(wire.session, value).output);
  }
});

test('every problem of the contract is known, and every example of one carries the code of its answer', () => {
  const codes = schemas['Problem']!.properties!['code']!.enum!;
  const shown = new Set<string>();
  for (const { where, schema, examples } of declaredBodies) {
    if (schema !== 'Problem') continue;
    for (const { value } of examples) {
      const { code, status, type } = value as { code: string; status: number; type: string };
      expect(String(status)).toBe(where);
      expect(type).toBe(`urn:unified-cashier:problem:${code}`);
      expect(readProblem(status, value).detail ?? '').not.toMatch(/^HTTP/);
      shown.add(code);
    }
  }
  expect([...shown].sort()).toEqual([...codes].sort());
});

test('an error is of the family even when another copy of the library made it', () => {
  const foreign = Object.assign(new Error('no'), { name: 'CashierError', code: 'too-soon' });
  expect(isCashierError(foreign)).toBe(true);
  expect(isCashierError(new CashierError('too-soon', 'wait', { cause: foreign }))).toBe(true);
  expect([new Error('no'), { name: 'CashierError', code: 'too-soon' }, null].some(isCashierError)).toBe(false);
});
