import { request as sendRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operationNames } from '../../demo/faults/operation-of';
import { contract } from '../../demo/merchant/contract';
import type { Payment } from '../../demo/merchant/wire';
import { send, Shopper, startTimedDemo, type TimedDemo } from './shopper';

let demo: TimedDemo;
beforeAll(async () => void (demo = await startTimedDemo()), 60_000);
afterAll(() => demo.close());

interface Pending {
  readonly id: string;
  readonly left: number;
  readonly orderNo?: string;
}

const arrange = (rule: object): Promise<Response> => send(`${demo.url}/sandbox/faults`, rule);
const pendingOf = async ({ orderNo }: Shopper): Promise<Pending[]> => {
  const pending = (await (await fetch(`${demo.url}/sandbox/faults`)).json()) as Pending[];
  return pending.filter((one) => one.orderNo === orderNo);
};
const lift = (id: string): Promise<Response> => fetch(`${demo.url}/sandbox/faults?id=${id}`, { method: 'DELETE' });

/** Asks for an attempt as a browser does, without looking whether the answer fits the contract. */
const pay = ({ sessionId }: Shopper, key: string): Promise<Response> =>
  fetch(`${demo.url}/api/sessions/${sessionId}/payments`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key.padEnd(16, '-') },
    body: JSON.stringify({
      productId: 'wechat-pay.native',
      environment: { terminal: 'pc', host: 'browser', os: 'other', device: 'desktop' },
    }),
  });
const faultOf = async (fault: object): Promise<Shopper> => {
  const shopper = await Shopper.arrive(demo);
  const { sessionId } = shopper;
  expect((await arrange({ sessionId, operation: 'createPayment', fault })).status).toBe(201);
  return shopper;
};

describe('a fault between browser and merchant', () => {
  test('that loses the request leaves nothing behind', async () => {
    const shopper = await faultOf({ kind: 'lose-request' });
    await expect(pay(shopper, 'first')).rejects.toThrow();
    expect((await shopper.status()).payments).toEqual([]);
    expect((await pay(shopper, 'first')).status).toBe(201);
  });

  test.each(['lose-answer', 'cut-body'])('that is %s leaves the attempt behind, which the same key shows', async (kind) => {
    const shopper = await faultOf({ kind });
    await expect(pay(shopper, 'first').then((answer) => answer.text())).rejects.toThrow();
    const [begun] = (await shopper.status()).payments;
    const again = (await (await pay(shopper, 'first')).json()) as Payment;
    expect([begun?.id, (await shopper.status()).payments.length]).toEqual([again.id, 1]);
  });

  test('that delays gives the right answer late', async () => {
    const shopper = await faultOf({ kind: 'delay', ms: 150 });
    const start = performance.now();
    const answer = await pay(shopper, 'first');
    expect(performance.now() - start).toBeGreaterThanOrEqual(145);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({ productId: 'wechat-pay.native' });
  });

  test.each([
    [409, 'in-progress', '1'],
    [422, 'channel-refused', null],
    [429, 'too-soon', '2'],
    [500, 'server-error', null],
    [503, 'channel-unavailable', '2'],
  ])('of %i gives the problem %s, and nothing was done', async (code, problem, retryAfter) => {
    const shopper = await faultOf({ kind: 'status', code });
    const answer = await pay(shopper, 'first');
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([code, retryAfter]);
    expect(await answer.json()).toMatchObject({ code: problem });
    expect((await shopper.status()).payments).toEqual([]);
  });

  test('of 502 gives the page of a server in between', async () => {
    const answer = await pay(await faultOf({ kind: 'status', code: 502 }), 'first');
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([502, 'text/html']);
  });

  test('of another page gives HTML in the place of JSON', async () => {
    const answer = await pay(await faultOf({ kind: 'html' }), 'first');
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8']);
  });

  test('of unknown words changes these alone', async () => {
    const shopper = await faultOf({ kind: 'unknown-status' });
    const answer = (await (await pay(shopper, 'first')).json()) as Payment;
    expect(answer).toMatchObject({ status: 'settling', channelAnswer: 'settling', action: { kind: 'qr-code' } });
    expect((await shopper.status()).payments).toMatchObject([{ id: answer.id, status: 'pending', channelAnswer: 'unpaid' }]);
  });

  test('befalls as many requests as it says, of its operation and session, and is then over', async () => {
    const [shopper, other] = [await Shopper.arrive(demo), await Shopper.arrive(demo)];
    const { sessionId } = shopper;
    await arrange({ sessionId, operation: 'getStatus', times: 2, fault: { kind: 'status', code: 503 } });
    const ask = async (of: Shopper, path: string): Promise<number> =>
      (await fetch(`${demo.url}/api/sessions/${of.sessionId}${path}`)).status;
    expect([await ask(other, '/status'), await ask(shopper, ''), await ask(shopper, '/status')]).toEqual([200, 200, 503]);
    expect(await pendingOf(shopper)).toMatchObject([{ operation: 'getStatus', left: 1, times: 2 }]);
    expect([await ask(shopper, '/status'), await ask(shopper, '/status')]).toEqual([503, 200]);
    expect(await pendingOf(shopper)).toEqual([]);
  });

  test('is taken back, and then does not happen', async () => {
    const shopper = await faultOf({ kind: 'lose-request' });
    const [pending] = await pendingOf(shopper);
    expect((await lift(pending?.id ?? '')).status).toBe(204);
    expect((await pay(shopper, 'first')).status).toBe(201);
    const again = await lift(pending?.id ?? '');
    expect([again.status, await again.json()]).toEqual([404, expect.objectContaining({ code: 'fault-not-pending' })]);
  });

  test('is listed by its order’s number, as the session’s id opens everything', async () => {
    const shopper = await faultOf({ kind: 'html' });
    const text = await (await fetch(`${demo.channelsUrl}/sandbox/faults`)).text();
    expect(text).toContain(shopper.orderNo);
    expect(text).not.toContain(shopper.sessionId);
  });

  test('is arranged by the order’s number, or for the newest order', async () => {
    const [older, newest] = [await Shopper.arrive(demo), await Shopper.arrive(demo)];
    const rule = { operation: 'getSession', fault: { kind: 'lose-request' } };
    expect(await (await arrange({ ...rule, orderNo: older.orderNo })).json()).toMatchObject({ orderNo: older.orderNo });
    expect(await (await arrange(rule)).json()).toMatchObject({ orderNo: newest.orderNo });
    await expect(older.session()).rejects.toThrow();
    await expect(newest.session()).rejects.toThrow();
    expect(await (await arrange({ ...rule, orderNo: 'nobodys' })).json()).toMatchObject({ status: 404, code: 'order-unknown' });
    expect(await (await arrange({ place: 'notify', kind: 'dropped' })).json()).toMatchObject({ orderPrefix: `${newest.orderNo}A` });
  });

  test.each([
    {},
    'nothing',
    { operation: 'getSession' },
    { operation: 'steal', fault: { kind: 'html' } },
    { operation: 'getSession', fault: { kind: 'earthquake' } },
    { operation: 'getSession', fault: { kind: 'delay', ms: -1 } },
    { operation: 'getSession', fault: { kind: 'status', code: 200 } },
    { operation: 'getSession', fault: { kind: 'status', code: 500, headers: { 'x-a': 'b\r\nc: d' } } },
    { operation: 'getSession', fault: { kind: 'html' }, times: 0 },
    { orderPrefix: 'a', place: 'order', kind: 'dropped' },
    { orderPrefix: 'a', place: 'constructor', kind: 'dropped' },
  ])('is none when it is %j', async (rule) => {
    const answer = await arrange(rule as object);
    expect([answer.status, await answer.json()]).toEqual([422, expect.objectContaining({ code: 'fault-unknown' })]);
  });
});

describe('every operation of the contract', () => {
  test('can be befallen', () => {
    const { paths } = contract as { paths: Record<string, Record<string, { operationId?: string }>> };
    const named = Object.values(paths).flatMap((methods) => Object.values(methods).flatMap(({ operationId }) => operationId ?? []));
    expect([...operationNames].sort()).toEqual(named.sort());
  });

  test('is recognized by its address', async () => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('first');
    const at = `${demo.url}/api/sessions/${shopper.sessionId}`;
    const places = {
      getSession: [at],
      getStatus: [`${at}/status`],
      createPayment: [`${at}/payments`, 'POST'],
      createAuthorization: [`${at}/authorizations`, 'POST'],
      refreshPayment: [`${at}/payments/${body.id}/refresh`, 'POST'],
      closePayment: [`${at}/payments/${body.id}/close`, 'POST'],
      startInMiniProgram: [`${at}/payments/${body.id}/mini-program`, 'POST'],
      reportReturn: [`${at}/return`, 'POST'],
    } as const;
    for (const [operation, [url, method = 'GET']] of Object.entries(places)) {
      await arrange({ sessionId: shopper.sessionId, operation, fault: { kind: 'status', code: 418 } });
      expect([operation, (await fetch(url, { method })).status]).toEqual([operation, 418]);
    }
  });
});

describe('a connection that is kept', () => {
  const connectionOf = (url: string): Promise<string | undefined> =>
    new Promise((resolve, reject) => {
      const asked = sendRequest(url, { headers: { connection: 'keep-alive' } }, (answer) => {
        answer.resume();
        resolve(answer.headers.connection);
      });
      asked.on('error', reject).end();
    });

  test('is ended while something may go wrong, as a browser would send a request again when it dies, and kept otherwise', async () => {
    for (const { id } of (await (await fetch(`${demo.url}/sandbox/faults`)).json()) as Pending[]) await lift(id);
    expect(await connectionOf(`${demo.url}/`)).toBe('keep-alive');
    const shopper = await faultOf({ kind: 'lose-answer' });
    expect(await connectionOf(`${demo.url}/`)).toBe('close');
    const [pending] = await pendingOf(shopper);
    await lift(pending?.id ?? '');
    expect(await connectionOf(`${demo.url}/`)).toBe('keep-alive');
  });
});
