import { describe, expect, test } from 'vitest';
import { launchers } from '../../src/launchers/launch';
import { likelyKinds } from '../../src/launchers/likely-kinds';
import { terminals, type Device, type Environment, type Host } from '../../src/model/environment';

type Where = Pick<Environment, 'terminal' | 'host' | 'device'>;

const desk: Where = { terminal: 'pc', host: 'browser', device: 'desktop' };
const phone = (host: Host, device: Device = 'phone'): Where => ({ terminal: 'wap', host, device });

// By the ways of the products that are offered there: src/channels/own-product.ts.
test.each<[string, Where, readonly string[]]>([
  ['a desk shows a code and goes to a wallet’s page', desk, ['qr-code', 'redirect', 'form']],
  ['a phone’s browser goes to a wallet', phone('browser'), ['redirect', 'form', 'app-link']],
  ['a tablet’s browser may show a code too', phone('browser', 'tablet'), ['qr-code', 'redirect']],
  ['Alipay’s own browser has a bridge', phone('alipay'), ['alipay-jsapi', 'form']],
  ['UnionPay’s own browser has a bridge', phone('unionpay'), ['unionpay-jsapi', 'form']],
  ['QQ’s own browser has a bridge', phone('qq'), ['qq-jsapi', 'redirect']],
  ['WeChat has a bridge, and asks who pays', { terminal: 'wechat', host: 'wechat', device: 'phone' }, ['wechat-jsapi', 'redirect']],
  ['an app has its SDK, or a link', { terminal: 'app', host: 'other-app', device: 'phone' }, ['app-sdk', 'app-link']],
  ['a mini program has a native page', { terminal: 'mini-program', host: 'wechat', device: 'phone' }, ['mini-program']],
  ['a counter shows a code or reads one', { terminal: 'scan', host: 'browser', device: 'desktop' }, ['qr-code', 'wait']],
])('%s', (_, where, kinds) => expect(likelyKinds(where)).toEqual(expect.arrayContaining([...kinds])));

describe.each(terminals)('at the terminal %s', (terminal) => {
  const hosts: readonly Host[] = ['browser', 'wechat', 'alipay', 'unionpay', 'qq', 'other-app'];
  const places = hosts.flatMap((host) => (['desktop', 'phone', 'tablet'] as const).map((device) => ({ terminal, host, device })));

  test('some are likely, each once, and each can be started', () => {
    for (const place of places) {
      const kinds = likelyKinds(place);
      expect(kinds).toContain('wait');
      expect(new Set(kinds).size).toBe(kinds.length);
      for (const kind of kinds) expect(launchers[kind]).toBeDefined();
    }
  });

  test('never are all of them fetched, nor the bridge of another wallet', () => {
    const bridges = { wechat: 'wechat-jsapi', alipay: 'alipay-jsapi', unionpay: 'unionpay-jsapi', qq: 'qq-jsapi' } as const;
    for (const place of places) {
      const kinds = likelyKinds(place);
      expect(kinds.length).toBeLessThan(Object.keys(launchers).length / 2 + 1);
      const others = (['wechat', 'alipay', 'unionpay', 'qq'] as const).filter((wallet) => wallet !== place.host && terminal !== 'wechat');
      for (const wallet of others) expect(kinds).not.toContain(bridges[wallet]);
    }
  });
});
