/** Whatever address is made up, an engine that reads what is followed finds a protocol and a host that are on a list. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { navigationHosts, walletSchemes } from '../../src/channels/navigation-hosts';
import { allowedUrl, type UrlPolicy } from '../../src/launchers/allowed-url';
import { hostileAddresses } from '../attacks/hostile-addresses';
import { shows } from '../reliability/shows';

const shop: UrlPolicy = {
  allowedHosts: ['cashier.bank.example', '.wallet.example', 'port.example:8443'],
  pageUrl: 'https://shop.example/pay',
};
const runs = 20_000;

/** The list, read anew: this must not be the code that is under test. */
const hosts = [...navigationHosts, ...shop.allowedHosts, 'shop.example'];
const isListed = (host: string): boolean =>
  hosts.includes(host) || hosts.some((suffix) => suffix[0] === '.' && host.length > suffix.length && host.slice(-suffix.length) === suffix);

/** Every address of the web that a link names as a value, however often that is encoded. */
function addressesIn(link: string): string[] {
  const values = link
    .split(/[?#&;]/)
    .slice(1)
    .map((part) => part.replace(/^[^=]*=/, ''));
  const encoded = /%([\da-f]{2})/gi;
  const once = (text: string): string => text.replace(encoded, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
  return values
    .flatMap((value) => [value, once(value), once(once(value))])
    .filter((value) => /^(?:https?|javascript|data):/i.test(value))
    .map((value) => value.replace(/(^\w+:\/*[^/?#]*).*/, '$1'));
}

/** Why an address that was followed should not have been; nothing where all is well. */
function flawOf(text: string, href: string): string | undefined {
  const url = new URL(href);
  if (url.href !== href || new URL(text).href !== href) return 'is not what an engine reads';
  if (url.username || url.password) return 'has a name in front of its host';
  if (walletSchemes.includes(url.protocol)) {
    const unlisted = addressesIn(href).find((address) => !URL.canParse(address) || !isListed(new URL(address).host));
    return unlisted === undefined ? undefined : `carries ${unlisted}`;
  }
  if (url.protocol !== 'https:') return 'is neither https nor of a wallet';
  return isListed(url.host) ? undefined : 'goes to a host that is on no list';
}

const listedHost = fc.constantFrom(...hosts.map((host) => (host.startsWith('.') ? `a${host}` : host)));
const scheme = fc.constantFrom(
  'https:',
  'HTTPS:',
  'http:',
  'javascript:',
  'data:',
  'blob:https:',
  'intent:',
  'ws:',
  '',
  ' https:',
  ...walletSchemes,
);
const junk = fc.constantFrom(
  '\\',
  '/',
  '@',
  ':',
  '?',
  '#',
  '.',
  '%',
  '%00',
  '%2e',
  '%2f',
  '%40',
  '%5c',
  '\t',
  '\n',
  '\0',
  ' ',
  '。',
  '．',
  '\u00ad',
  '\u200d',
  '\u202e',
  '-',
  '[',
  ']',
  ';',
  '&',
  'evil.com',
  '.evil.com',
  'javascript:',
  'https://',
);

const assembled = fc
  .tuple(
    scheme,
    fc.constantFrom('//', '/', '', '///', '\\\\', '/\\', '//a@', '//a:b@', '//@', '//html/'),
    fc.oneof(
      listedHost,
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().map((ip) => `[${ip}]`),
    ),
    fc.constantFrom('', '.', ':443', ':8443', ':0', '@evil.com', '.evil.com', '%2eevil.com', '\\.evil.com', '#@evil.com', '?.evil.com'),
    fc.constantFrom(
      '',
      '/',
      '/a?b=1#c',
      '?url=https%3A%2F%2Fevil.com',
      '?url=https%3A%2F%2Fwx.tenpay.com',
      '#https://evil.com',
      '//evil.com',
    ),
  )
  .map((parts) => parts.join(''));

const mutated = fc
  .tuple(
    fc.oneof(
      fc.webUrl({ validSchemes: ['http', 'https'], withQueryParameters: true, withFragments: true }),
      fc.tuple(listedHost, fc.webPath()).map(([host, path]) => `https://${host}${path}`),
      fc.constantFrom(...hostileAddresses.filter(({ length }) => length < 1000)),
      fc.constantFrom(
        'weixin://wxpay/bizpayurl?pr=x',
        'alipays://platformapi/startapp?appId=20000067&url=https%3A%2F%2Fmclient.alipay.com%2F',
      ),
    ),
    fc.array(fc.tuple(fc.nat(60), junk, fc.boolean()), { maxLength: 3 }),
  )
  .map(([text, changes]) =>
    changes.reduce(
      (changed, [place, piece, takesPlace]) => changed.slice(0, place) + piece + changed.slice(place + (takesPlace ? 1 : 0)),
      text,
    ),
  );

test('of any address that is made up or changed, none is followed off the list', ({ task }) => {
  let followed = 0;
  fc.assert(
    fc.property(fc.oneof(assembled, mutated), (text) => {
      const href = allowedUrl(text, shop);
      if (href === undefined) return;
      followed += 1;
      expect(flawOf(text, href), JSON.stringify(text)).toBeUndefined();
    }),
    { numRuns: runs },
  );
  // Neither everything nor nothing is followed, or this would show little.
  expect(followed).toBeGreaterThan(runs / 100);
  expect(followed).toBeLessThan(runs / 2);
  shows({ task }, 'S2', runs, `${runs} addresses, ${followed} followed, 0 off the list`);
});

test('plain addresses of listed hosts are followed, each of them', ({ task }) => {
  let cases = 0;
  fc.assert(
    fc.property(listedHost, fc.webPath(), fc.webQueryParameters(), (host, path, query) => {
      cases += 1;
      const text = `https://${host}${path}?${query}`;
      expect(allowedUrl(text, shop)).toBe(new URL(text).href);
    }),
    { numRuns: 2000 },
  );
  shows({ task }, 'S2', cases, `${cases} plain addresses of listed hosts, each followed`);
});

test('what decides this could say no: an address off the list has a flaw', () => {
  for (const text of [
    'https://evil.com/',
    'javascript:top.executed=1',
    'https://a@open.weixin.qq.com/',
    'weixin://x?url=https://evil.com/',
  ]) {
    expect(flawOf(text, new URL(text).href), text).toBeDefined();
  }
});
