import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { navigationHosts } from '../../src/channels/navigation-hosts';
import { allowedUrl, type UrlPolicy } from '../../src/launchers/allowed-url';
import { hostileAddresses } from '../attacks/hostile-addresses';

const shop: UrlPolicy = {
  allowedHosts: ['cashier.bank.example', '.wallet.example', 'port.example:8443'],
  pageUrl: 'https://shop.example/pay',
};
const atHome: UrlPolicy = { allowedHosts: [], pageUrl: 'http://localhost:5173/' };

const listed: [string, string][] = [
  [
    'https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx8888&state=a#wechat_redirect',
    'https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx8888&state=a#wechat_redirect',
  ],
  [
    'https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx20',
    'https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx20',
  ],
  ['https://payapp.pay.weixin.qq.com/x', 'https://payapp.pay.weixin.qq.com/x'],
  ['weixin://wxpay/bizpayurl?pr=NwY5Mz9', 'weixin://wxpay/bizpayurl?pr=NwY5Mz9'],
  ['https://cashier.bank.example/', 'https://cashier.bank.example/'],
  ['https://a.b.wallet.example/', 'https://a.b.wallet.example/'],
  ['https://shop.example/return', 'https://shop.example/return'],
  ['https://port.example:8443/', 'https://port.example:8443/'],
  // What the engine makes of it is what is followed, and not the text that came.
  ['HTTPS://OPEN.WEIXIN.QQ.COM/', 'https://open.weixin.qq.com/'],
  ['https://open.weixin.qq.com:443/', 'https://open.weixin.qq.com/'],
];

test('there are enough hostile ones', () => {
  expect(new Set(hostileAddresses).size).toBe(hostileAddresses.length);
  expect(hostileAddresses.length).toBeGreaterThanOrEqual(60);
});

test.each(hostileAddresses)('%j is not followed', (text) => {
  expect(allowedUrl(text, shop)).toBeUndefined();
});

test.each(listed)('%j is followed', (text, href) => {
  expect(allowedUrl(text, shop)).toBe(href);
});

describe('http', () => {
  test.each(['http://localhost:3000/pay', 'http://127.0.0.1:8080/', 'http://[::1]:9000/'])(
    '%s is followed from a page on this machine',
    (text) => {
      expect(allowedUrl(text, atHome)).toBe(text);
      expect(allowedUrl(text, shop)).toBeUndefined();
    },
  );

  test.each([
    'http://open.weixin.qq.com/',
    'http://192.168.0.7/',
    'http://localhost.evil.com/',
    'http://127.0.0.1.nip.io/',
    'http://0.0.0.0/',
  ])('%s is not, not even from there', (text) => {
    expect(allowedUrl(text, atHome)).toBeUndefined();
  });

  test('of the page itself is followed where the page is', () => {
    expect(allowedUrl('http://intranet.example/pay', { allowedHosts: [], pageUrl: 'http://intranet.example/' })).toBe(
      'http://intranet.example/pay',
    );
  });
});

test('a page whose own address says nothing lends its name to nothing', () => {
  for (const pageUrl of ['about:blank', 'file:///index.html', 'data:text/html,', '', 'null']) {
    const policy = { allowedHosts: [], pageUrl };
    expect(allowedUrl('https://evil.com/', policy)).toBeUndefined();
    expect(allowedUrl('data:text/html,x', policy)).toBeUndefined();
    expect(allowedUrl('file:///etc/passwd', policy)).toBeUndefined();
    expect(allowedUrl('https://wx.tenpay.com/', policy)).toBe('https://wx.tenpay.com/');
  }
});

describe("a wallet's link", () => {
  const encoded = (text: string, times: number): string => (times === 0 ? text : encoded(encodeURIComponent(text), times - 1));

  test.each([
    'alipays://platformapi/startapp?appId=20000067&url=https%3A%2F%2Fmclient.alipay.com%2Fh5%3Fx%3D1',
    'alipays://platformapi/startapp?saId=10000007&qrcode=https%3A%2F%2Fqr.alipay.com%2Fbax01',
    'alipays://platformapi/startapp?appId=20000067&url=https%253A%252F%252Fmclient.alipay.com%252Fh5%253Freturn_url%253Dhttps%25253A%25252F%25252Fother.example',
    'alipays://platformapi/startapp?appId=20000067&url=https%3A%2F%2Fshop.example%2F%E5%95%86%E5%93%81',
    'alipays://platformapi/startapp?appId=20000125&orderSuffix=h5_route_token%3D%22RZ01%22#Intent;scheme=alipays;end',
    'uppaywallet://uppayservice/?style=token&paydata=dG49MTIz',
    'weixin://wap/pay?prepayid=wx20&noncestr=a:b&time=12:30',
  ])('%s is followed', (text) => expect(allowedUrl(text, shop)).toBe(text));

  test.each([
    'https://evil.com/',
    'HTTPS://evil.com/',
    'https:evil.com',
    'https:/evil.com',
    'http://open.weixin.qq.com/',
    '//evil.com',
    '\\\\evil.com',
    ' https://evil.com',
    'ht\ttps://evil.com',
    'https://open.weixin.qq.com@evil.com/',
    'https://open.weixin.qq.com&.evil.com/',
    'https://open.weixin.qq.com\\@evil.com/',
    'https://open.weixin.qq.com。evil.com/',
    'javascript:alert(1)',
    'data:text/html,x',
    'evilpay://x',
  ])('that carries %j is not, however often it is encoded', (inner) => {
    for (const times of [1, 2, 3]) {
      const link = `alipays://platformapi/startapp?appId=20000067&url=${encoded(inner, times)}`;
      expect(allowedUrl(link, shop)).toBeUndefined();
    }
  });

  test('that carries an address in its path is not', () => {
    expect(allowedUrl('upwallet://html/https://evil.com/', shop)).toBeUndefined();
  });

  test.each([
    'alipays://platformapi/startapp?appId=20000125#/route?url=https%3A%2F%2Fevil.com',
    'alipays://platformapi/startapp;url=https%3A%2F%2Fevil.com',
    'weixin://wxpay/bizpayurl#Intent;scheme=weixin;S.browser_fallback_url=https%3A%2F%2Fevil.com;end',
  ])('that names an address in its path or behind its hash is not: %s', (link) => {
    expect(allowedUrl(link, shop)).toBeUndefined();
    expect(allowedUrl(link.replace('evil.com', 'wx.tenpay.com'), shop)).toBeDefined();
  });

  describe.each(['upwallet:', 'uppaywallet:'])('%s//html/, by which 云闪付 opens a page of any host,', (scheme) => {
    test.each([
      '//html/gateway.95516.com/x',
      '//html/qr.95516.com/qrcGtwWeb-web/api/userAuth?version=1.0.0&redirectUrl=https%3A%2F%2Fshop.example%2Fback',
      '//html/shop.example/pay',
      '//html/a.b.wallet.example',
      '//html/port.example:8443/x',
    ])('is followed to %s', (rest) => expect(allowedUrl(scheme + rest, shop)).toBe(scheme + rest));

    test.each([
      '//html/evil.example/x',
      '//html/evil.example',
      '//html/evil.example?gateway.95516.com',
      '//html/evil.example#gateway.95516.com',
      '//html//evil.example/x',
      '//html/./evil.example/x',
      '//html/../evil.example/x',
      '/html/evil.example/x',
      'html/evil.example/x',
      '///html/evil.example/x',
      '//html',
      '//html/',
      '//html?evil.example/x',
      '//html#evil.example/x',
      // Encoded.
      '//html/%65vil.example/x',
      '//html/gateway.95516.com%2eevil.example/x',
      '//html/gateway.95516.com%40evil.example/x',
      '//html/gateway.95516.com%2540evil.example/x',
      '//html%2Fevil.example/x',
      '//%68tml/evil.example/x',
      '//%2568tml/evil.example/x',
      '//h%0Atml/evil.example/x',
      // Upper case.
      '//HTML/evil.example/x',
      '//Html/EVIL.EXAMPLE/x',
      // A user, or a port.
      '//html/gateway.95516.com@evil.example/x',
      '//html/user:password@gateway.95516.com/x',
      '//html/@gateway.95516.com/x',
      '//gateway.95516.com@html/evil.example/x',
      '//html/gateway.95516.com:8443/x',
      '//html/evil.example:443/x',
      '//html:443/evil.example/x',
      '//html:/evil.example/x',
      // What only looks like a listed host.
      '//html/gateway.95516.com.evil.example/x',
      '//html/gateway.95516.com./x',
      '//html/gateway.95516.com;evil.example/x',
      '//html/wallet.example/x',
      '//html/https:/gateway.95516.com/x',
    ])('is not followed to %s', (rest) => {
      expect(allowedUrl(scheme + rest, shop)).toBeUndefined();
      expect(allowedUrl(scheme.toUpperCase() + rest, shop)).toBeUndefined();
    });

    test("is not followed from within another wallet's link", () => {
      const carried = (host: string): string =>
        `alipays://platformapi/startapp?appId=20000067&url=${encoded(`${scheme}//html/${host}/x`, 1)}`;
      expect(allowedUrl(carried('evil.example'), shop)).toBeUndefined();
      expect(allowedUrl(carried('gateway.95516.com'), shop)).toBe(carried('gateway.95516.com'));
    });
  });

  test('that carries any address of the web is followed only to a listed host', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.integer({ min: 1, max: 3 }), (inner, times) => {
        const link = `alipays://platformapi/startapp?appId=20000067&url=${encoded(inner, times)}`;
        expect(allowedUrl(link, shop) === undefined).toBe(allowedUrl(new URL(inner).origin, shop) === undefined);
      }),
    );
  });
});

describe('for any address', () => {
  const isListed = (name: string): boolean =>
    name === 'shop.example' ||
    [...navigationHosts, ...shop.allowedHosts].some((host) =>
      host.startsWith('.') ? name.endsWith(host) && name.length > host.length : name === host,
    );

  test('of the web none is followed whose host is not listed, none but https, none with a name or password', () => {
    const host = fc.oneof(
      fc.domain(),
      fc.constantFrom(...navigationHosts.map((name) => name.replace(/^\./, '')), 'a.pay.weixin.qq.com', 'shop.example'),
    );
    const address = fc.oneof(
      fc.webUrl({ validSchemes: ['http', 'https', 'ftp', 'javascript'], withQueryParameters: true, withFragments: true }),
      fc
        .tuple(
          fc.constantFrom('https://', 'http://', '//', 'https://a@'),
          host,
          fc.constantFrom('', '/', '.', ':443', ':8443', '@', '@evil.com', '\\'),
        )
        .map((parts) => parts.join('')),
    );
    let followed = 0;
    fc.assert(
      fc.property(address, (text) => {
        const href = allowedUrl(text, shop);
        if (href === undefined) return;
        followed += 1;
        const url = new URL(href);
        expect(url.protocol).toBe('https:');
        expect(isListed(url.host)).toBe(true);
        expect(url.username + url.password).toBe('');
        expect(url.href).toBe(new URL(text).href);
      }),
      { numRuns: 2000 },
    );
    expect(followed).toBeGreaterThan(10);
  });

  test('nothing at all makes it throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), fc.string(), (text, pageUrl) => {
        expect(() => allowedUrl(text, { allowedHosts: [], pageUrl })).not.toThrow();
      }),
    );
  });
});
