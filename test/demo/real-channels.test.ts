import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeUnionpayCredentials } from '../../demo/channels/unionpay/certificates';
import { readRealChannels } from '../../demo/merchant/real-channels';
import { SettingsError, type Environment } from '../../demo/merchant/settings';
import { makeRsaKeyPair } from '../../demo/rsa-key-pair';
import { startShop } from '../../demo/start-shop';
import { openStartedDatabase } from './started-database';

const facts = { origin: 'https://pay.example.com', timeoutMs: 1_000, now: Date.now };
const prefixes = ['WECHAT_PAY_', 'ALIPAY_', 'UNIONPAY_', 'JD_PAY_'];

/** The names of .env.example, each with whether it stands below the word “Optional”. */
const named = readFileSync('.env.example', 'utf8')
  .split('\n')
  .reduce<{ readonly isOptional: boolean; readonly found: readonly { readonly name: string; readonly isOptional: boolean }[] }>(
    ({ isOptional, found }, line) => {
      if (line === '' || line.startsWith('#')) return { isOptional: line.startsWith('# Optional'), found };
      return { isOptional, found: [...found, { name: line.replace(/=$/, ''), isOptional }] };
    },
    { isOptional: false, found: [] },
  ).found;

let folder: string;
let complete: Record<string, string>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'real-channels-'));
  const { privateKey, publicKey } = makeRsaKeyPair();
  const { rootCertificate } = await makeUnionpayCredentials();
  const contents = { PRIVATE_KEY_FILE: privateKey, PUBLIC_KEY_FILE: publicKey, PINNED_CERTIFICATES_FILE: rootCertificate };
  for (const [name, text] of Object.entries(contents)) writeFileSync(join(folder, name), text);
  complete = Object.fromEntries(
    named.map(({ name }) => {
      const file = Object.keys(contents).find((ending) => name.endsWith(ending));
      if (file !== undefined) return [name, join(folder, file)];
      return [name, name.endsWith('ORIGIN') ? 'https://gateway.example.com' : '1234567890'];
    }),
  );
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Notes which settings are read. */
function watched(environment: Environment): { readonly environment: Environment; readonly read: Set<string> } {
  const read = new Set<string>();
  const get = (target: Environment, name: string | symbol): unknown => {
    if (typeof name === 'string') read.add(name);
    return Reflect.get(target, name);
  };
  return { environment: new Proxy(environment, { get }), read };
}

describe('the settings of real channels', () => {
  test('are those of .env.example, and no others', () => {
    const { environment, read } = watched(complete);
    expect([...readRealChannels(environment, facts).keys()]).toEqual(['wechat-pay', 'alipay', 'unionpay', 'jd-pay']);
    const ofChannels = named.map(({ name }) => name).filter((name) => prefixes.some((prefix) => name.startsWith(prefix)));
    expect([...read].toSorted()).toEqual(ofChannels.toSorted());
  });

  test('are of no channel when none is set, or set to nothing', () => {
    expect(readRealChannels({}, facts).size).toBe(0);
    expect(readRealChannels(Object.fromEntries(named.map(({ name }) => [name, ' '])), facts).size).toBe(0);
  });

  test.each(prefixes)('that begin with %s are read alone', (prefix) => {
    const own = Object.fromEntries(Object.entries(complete).filter(([name]) => name.startsWith(prefix)));
    expect(readRealChannels(own, facts).size).toBe(1);
  });

  const ofChannels = named.filter(({ name }) => prefixes.some((prefix) => name.startsWith(prefix)));

  test.each(ofChannels.filter(({ isOptional }) => !isOptional))('without $name are refused, by its name', ({ name }) => {
    const { [name]: _, ...rest } = complete;
    expect(() => readRealChannels(rest, facts)).toThrow(SettingsError);
    expect(() => readRealChannels(rest, facts)).toThrow(`${name} is missing: set it`);
  });

  test('without what is optional are taken', () => {
    const needed = Object.fromEntries(ofChannels.filter(({ isOptional }) => !isOptional).map(({ name }) => [name, complete[name]]));
    const channels = readRealChannels(needed, facts);
    expect(channels.size).toBe(4);
    // What has no mini program has nothing for one.
    expect(channels.get('wechat-pay')?.adapter.productIds).not.toContain('wechat-pay.mini-program');
  });

  test('that name a file which is not there are refused, by its name', () => {
    const wrong = { ...complete, ALIPAY_PRIVATE_KEY_FILE: join(folder, 'nothing.pem') };
    expect(() => readRealChannels(wrong, facts)).toThrow(/^ALIPAY_PRIVATE_KEY_FILE is .*nothing\.pem, which can not be read/);
  });
});

describe('a shop with real channels', () => {
  test('has no order that anybody may make, no phone and no sandbox, and lets forms go to the channels', async () => {
    const { WECHAT_PAY_ORIGIN: _, ALIPAY_ORIGIN: __, UNIONPAY_ORIGIN: ___, JD_PAY_ORIGIN: ____, ...world } = complete;
    const payee = { name: '山川书店（杭州）有限公司', displayName: '山川书店' };
    const channels = readRealChannels(world, facts);
    const origin = 'https://pay.example.com';
    const shop = await startShop({ port: 0, origin, payee, channels, openDatabase: openStartedDatabase });
    try {
      for (const path of [
        '/',
        '/new',
        '/phone',
        '/sandbox/ledger?orderPrefix=1',
        '/sandbox/faults',
        '/sandbox/payer-code?channel=alipay',
      ]) {
        expect([path, (await fetch(`${shop.url}${path}`)).status]).toEqual([path, 404]);
      }
      expect((await fetch(`${shop.url}/sandbox/act`, { method: 'POST' })).status).toBe(404);
      const page = await fetch(`${shop.url}/pay/nobody`);
      const formAction = /form-action ([^;]*)/.exec(page.headers.get('Content-Security-Policy') ?? '')?.[1]?.split(' ');
      expect(formAction).toEqual([
        "'self'",
        'https://openapi.alipay.com',
        'https://*.alipay.com',
        'https://gateway.95516.com',
        'https://*.95516.com',
        'https://wepay.jd.com',
        'https://h5pay.jd.com',
      ]);
      expect((await fetch(`${shop.url}/notify/wechat-pay`, { method: 'POST', body: '{}' })).status).toBe(401);
    } finally {
      await shop.close();
    }
  }, 30_000);
});
