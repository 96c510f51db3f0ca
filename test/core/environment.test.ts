import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectEnvironment } from '../../src/core/environment';
import { terminals } from '../../src/model/environment';
import { userAgents } from './user-agents';

const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.5 Safari/605.1.15';
const plainWechat = userAgents.find(({ label }) => label === 'WeChat on an iPhone')!.userAgent;

describe('from the user agent alone', () => {
  test.each(userAgents)('$label is $host, $terminal, $os, $device', ({ userAgent, terminal, host, os, device }) => {
    expect(detectEnvironment({ userAgent })).toMatchObject({ terminal, host, os, device });
  });

  test('a CUBOT phone is not a bot, and its WeChat is WeChat', () => {
    const userAgent =
      'Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20 Build/RP1A.200720.011; wv) AppleWebKit/537.36 Chrome/111.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.42';
    expect(detectEnvironment({ userAgent })).toMatchObject({ host: 'wechat', terminal: 'wechat' });
  });

  test('an empty one is a browser on a desk', () => {
    expect(detectEnvironment({ userAgent: '' })).toMatchObject({ terminal: 'pc', host: 'browser', os: 'other', certainty: 'guessed' });
  });
});

describe('from probes', () => {
  test('a Mac with five touch points is an iPad, one without is a Mac', () => {
    expect(detectEnvironment({ userAgent: mac, maxTouchPoints: 5 })).toMatchObject({ os: 'ios', device: 'tablet', terminal: 'wap' });
    expect(detectEnvironment({ userAgent: mac, maxTouchPoints: 0 })).toMatchObject({ os: 'macos', device: 'desktop', terminal: 'pc' });
  });

  test('a mini program that its user agent does not tell of is told by __wxjs_environment', () => {
    expect(detectEnvironment({ userAgent: plainWechat }).terminal).toBe('wechat');
    expect(detectEnvironment({ userAgent: plainWechat, wxjsEnvironment: 'miniprogram' })).toMatchObject({
      terminal: 'mini-program',
      certainty: 'probed',
    });
    expect(detectEnvironment({ userAgent: plainWechat, wxjsEnvironment: 'browser' }).terminal).toBe('wechat');
  });

  test('a bridge makes sure of what the user agent says, and tells of itself where that says nothing', () => {
    expect(detectEnvironment({ userAgent: plainWechat, bridges: ['WeixinJSBridge'] }).certainty).toBe('probed');
    const quiet = { userAgent: 'Mozilla/5.0 (Linux; Android 14; wv) Mobile' };
    expect(detectEnvironment({ ...quiet, bridges: ['WeixinJSBridge'] })).toMatchObject({ host: 'wechat', terminal: 'wechat' });
    expect(detectEnvironment({ ...quiet, bridges: ['AlipayJSBridge'] })).toMatchObject({ host: 'alipay', terminal: 'wap' });
  });

  test('client hints tell a phone that asks for desktop sites', () => {
    const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36';
    expect(detectEnvironment({ userAgent }).device).toBe('desktop');
    expect(detectEnvironment({ userAgent, clientHints: { mobile: true } })).toMatchObject({ device: 'phone', terminal: 'wap' });
  });
});

test('what the host page states wins over every clue', () => {
  const clues = fc.record({
    userAgent: fc.constantFrom('', ...userAgents.map((known) => known.userAgent)),
    maxTouchPoints: fc.nat({ max: 10 }),
    wxjsEnvironment: fc.constantFrom('miniprogram', 'browser', undefined),
    terminal: fc.constantFrom(...terminals),
  });
  fc.assert(
    fc.property(clues, (given) => {
      expect(detectEnvironment(given)).toMatchObject({ terminal: given.terminal, certainty: 'stated' });
    }),
  );
});

test('desktop WeChat is never taken for a phone, whatever else is found on the page', () => {
  const desktops = userAgents.filter(({ host, device, terminal }) => host === 'wechat' && device === 'desktop' && terminal === 'pc');
  expect(desktops.length).toBeGreaterThan(2);
  for (const { userAgent } of desktops) {
    expect(
      detectEnvironment({ userAgent, bridges: ['WeixinJSBridge'], maxTouchPoints: 10, clientHints: { mobile: false } }).terminal,
    ).not.toBe('wechat');
  }
});

test('any text at all has an environment', () => {
  fc.assert(
    fc.property(fc.string(), (userAgent) => {
      expect(terminals).toContain(detectEnvironment({ userAgent }).terminal);
    }),
  );
});
