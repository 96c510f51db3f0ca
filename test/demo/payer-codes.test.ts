import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { paidAt, startScriptedShop, type Script, type ScriptedShop } from './scripted-channel';
import { until, type PaymentAnswer, type Shopper } from './shopper';
import type { ContractAnswer } from './contract-fetch';

let shop: ScriptedShop;
beforeAll(async () => void (shop = await startScriptedShop()));
afterAll(() => shop.close());

const code = '134579246801357924';

/** A shopper at the counter, and what the channel will say. */
async function arrive(script: Partial<Script>): Promise<{ shopper: Shopper; script: Script }> {
  const shopper = await shop.arrive({ terminal: 'scan' });
  return { shopper, script: Object.assign(shop.channel.of(shopper.orderNo), script) };
}

const show = (shopper: Shopper, key: string, payerCode = code): Promise<ContractAnswer<PaymentAnswer>> =>
  shopper.pay(key, 'scripted.payer-code', { payerCode });

describe("a payer's code", () => {
  test('pays at once', async () => {
    const { shopper, script } = await arrive({ start: paidAt(shop.merchant.now()) });
    expect(await show(shopper, 'first')).toMatchObject({ status: 201, body: { status: 'paid', paidAmount: { value: 102_400 } } });
    expect((await shopper.status()).status).toBe('paid');
    expect(script.circumstances).toMatchObject([{ payerCode: code, payerIp: expect.stringMatching(/^(::1|127\.0\.0\.1)$/) as string }]);
  });

  test('may be waited for while its payer types a password', async () => {
    const { shopper, script } = await arrive({ start: { kind: 'paying' }, query: { kind: 'in-progress' } });
    const { body } = await show(shopper, 'first');
    expect(body).toMatchObject({ status: 'paying', channelAnswer: 'in-progress', action: { kind: 'wait' } });
    expect(body).not.toHaveProperty('actionExpiresInMs');
    script.query = paidAt(shop.merchant.now());
    shop.advance(10_000);
    await shopper.becomes('paid');
    expect(script.asked).toEqual(['start A1', 'query A1']);
  });

  test('that is no good charges nothing, and the next one has another number', async () => {
    const { shopper, script } = await arrive({ start: { kind: 'payer-code-invalid', message: '付款码已失效' } });
    const refused = await show(shopper, 'first');
    expect(refused).toMatchObject({ status: 422, body: { code: 'payer-code-invalid', detail: '付款码已失效' } });
    expect(await show(shopper, 'first')).toMatchObject({ status: 422, body: refused.body });
    expect((await shopper.status()).payments).toMatchObject([{ status: 'failed', failure: { message: '付款码已失效' } }]);
    script.start = { kind: 'paying' };
    expect((await show(shopper, 'second', '134579246801357925')).body.outTradeNo).toBe(`${shopper.orderNo}A2`);
    expect(script.asked).toEqual(['start A1', 'start A2']);
  });

  test.each<[string, Script['start']]>([
    ['lost', { kind: 'unavailable' }],
    ['never given', new Error('The adapter broke')],
  ])('is sent once when its answer is %s, and asked about', async (_, start) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { shopper, script } = await arrive({ start, query: { kind: 'absent' } });
    const first = await show(shopper, 'first');
    expect(first).toMatchObject({ status: 201, body: { status: 'paying', channelAnswer: 'unknown', action: { kind: 'wait' } } });
    expect(await show(shopper, 'first')).toMatchObject({ status: 201, body: { id: first.body.id } });
    expect(await show(shopper, 'second')).toMatchObject({ status: 409, body: { code: 'payment-live' } });
    shop.advance(5_000);
    await until(
      () => Promise.resolve(script.asked),
      (asked) => asked.includes('query A1'),
    );
    // That the channel has no such order yet does not say that it never will.
    expect((await shopper.status()).payments).toMatchObject([{ status: 'paying', channelAnswer: 'unknown' }]);
    expect(script.asked.filter((question) => question.startsWith('start'))).toEqual(['start A1']);
    log.mockRestore();
  });

  test('is part of what a key stands for', async () => {
    const { shopper } = await arrive({ start: { kind: 'paying' } });
    await show(shopper, 'first');
    expect((await show(shopper, 'first', '134579246801357925')).body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });

  test('is needed by its products and refused by others', async () => {
    const { shopper, script } = await arrive({});
    expect(await shopper.pay('none', 'scripted.payer-code')).toMatchObject({ status: 422, body: { code: 'payer-code-invalid' } });
    expect(await shopper.pay('other', 'scripted.code', { payerCode: code })).toMatchObject({ body: { code: 'payer-code-invalid' } });
    expect(script.asked).toEqual([]);
  });

  test('can not be refreshed', async () => {
    const { shopper } = await arrive({ start: { kind: 'paying' } });
    const { body } = await show(shopper, 'first');
    expect((await shopper.refresh(body.id)).body.code).toBe('payment-not-refreshable');
  });

  test('is written down nowhere', async () => {
    const secret = '289900112233445566';
    const written: unknown[] = [];
    const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation((...words: unknown[]) => void written.push(...words)),
    );
    const starts: Script['start'][] = [
      { kind: 'paying' },
      { kind: 'unavailable' },
      { kind: 'payer-code-invalid', message: `付款码${secret}已失效` },
      { kind: 'refused', code: 'PARAM_ERROR', message: `auth_code ${secret}` },
      new Error(`auth_code=${secret}`),
    ];
    for (const start of starts) {
      const { shopper } = await arrive({ start });
      const { status, body } = await show(shopper, 'first', secret);
      expect([201, 422]).toContain(status);
      expect(JSON.stringify(body)).not.toContain(secret);
    }
    spies.forEach((spy) => spy.mockRestore());
    expect(written).not.toHaveLength(0);
    expect(written.map(String).join('\n')).not.toContain(secret);
    const dump = await dumpDatabase();
    expect(dump).toContain('付款码…已失效');
    expect(dump).not.toContain(secret);
  });
});

/** Everything that every table holds, as text. */
async function dumpDatabase(): Promise<string> {
  const { connection } = shop.merchant.database;
  const list = async (text: string): Promise<string[]> => (await connection.run(text)).rows.map((row) => (row as { text: string }).text);
  const tables = await list(
    `select format('%I.%I', table_schema, table_name) as text from information_schema.tables where table_schema in ('merchant', 'pgboss')`,
  );
  expect(tables.length).toBeGreaterThan(10);
  const dumps = tables.map((table) => list(`select t::text as text from ${table} t`));
  return (await Promise.all(dumps)).flat().join('\n');
}
