import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectEnvironment, type EnvironmentClues } from '../../src/core/environment';
import { browserClues } from '../../src/elements/browser-clues';
import { hosts, terminals, type Host } from '../../src/model/environment';
import { seenUserAgents } from './seen-user-agents';
import { userAgents } from './user-agents';

/** The user agent of that label. */
function known(label: string): string {
  const found = userAgents.find((one) => one.label === label);
  if (!found) throw new Error(`No user agent is called ${label}`);
  return found.userAgent;
}

const mac = known('Safari on a Mac, or on an iPad that asks for desktop sites');
const plainWechat = known('WeChat on an iPhone');
const wechatMiniProgram = known('a mini program on an iPhone');

describe('from the user agent alone', () => {
  test.each(userAgents)('$label is $host, $terminal, $os, $device', ({ userAgent, terminal, host, os, device }) => {
    expect(detectEnvironment({ userAgent })).toMatchObject({ terminal, host, os, device });
  });

  test('no user agent and no label is listed twice', () => {
    expect(new Set(userAgents.map(({ userAgent }) => userAgent)).size).toBe(userAgents.length);
    expect(new Set(userAgents.map(({ label }) => label)).size).toBe(userAgents.length);
  });

  test('every program that is told apart is told by a user agent, and all but one were seen', () => {
    const told = (list: typeof userAgents): readonly string[] => hosts.filter((host) => list.some((one) => one.host === host));
    expect(told(userAgents)).toEqual(hosts.filter((host) => host !== 'other-app'));
    expect(told(seenUserAgents)).toEqual(hosts.filter((host) => host !== 'other-app' && host !== 'bank'));
  });

  test('a CUBOT phone is not a bot, and its WeChat is WeChat', () => {
    const userAgent =
      'Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20 Build/RP1A.200720.011; wv) AppleWebKit/537.36 Chrome/111.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.42';
    expect(detectEnvironment({ userAgent })).toMatchObject({ host: 'wechat', terminal: 'wechat' });
  });

  test('an empty one is a browser on a desk', () => {
    expect(detectEnvironment({ userAgent: '' })).toMatchObject({ terminal: 'pc', host: 'browser', os: 'other', certainty: 'guessed' });
  });

  test('WeChat on a HarmonyOS PC stands at a desk, where it has no bridge', () => {
    const userAgent = known('WeChat on HarmonyOS').replace('(Phone;', '(PC;').replace(' Mobile', '');
    expect(detectEnvironment({ userAgent })).toMatchObject({ host: 'wechat', terminal: 'pc', os: 'harmonyos', device: 'desktop' });
  });
});

describe('from probes', () => {
  test('a Mac with five touch points is an iPad, one without is a Mac', () => {
    expect(detectEnvironment({ userAgent: mac, maxTouchPoints: 5 })).toMatchObject({ os: 'ios', device: 'tablet', terminal: 'wap' });
    expect(detectEnvironment({ userAgent: mac, maxTouchPoints: 0 })).toMatchObject({ os: 'macos', device: 'desktop', terminal: 'pc' });
  });

  test('WeChat for the Mac is on a Mac, whatever touches it', () => {
    const userAgent = known('WeChat on a Mac');
    expect(detectEnvironment({ userAgent, maxTouchPoints: 10 })).toMatchObject({ os: 'macos', device: 'desktop', terminal: 'pc' });
  });

  test('a mini program that its user agent does not tell of is told by __wxjs_environment', () => {
    expect(detectEnvironment({ userAgent: plainWechat }).terminal).toBe('wechat');
    expect(detectEnvironment({ userAgent: plainWechat, wxjsEnvironment: 'miniprogram' })).toMatchObject({
      terminal: 'mini-program',
      certainty: 'probed',
    });
    expect(detectEnvironment({ userAgent: plainWechat, wxjsEnvironment: 'browser' }).terminal).toBe('wechat');
    expect(detectEnvironment({ userAgent: '', wxjsEnvironment: 'miniprogram' })).toMatchObject({
      host: 'wechat',
      terminal: 'mini-program',
    });
  });

  test('a bridge makes sure of what the user agent says, and tells of itself where that says nothing', () => {
    expect(detectEnvironment({ userAgent: plainWechat, bridges: ['WeixinJSBridge'] }).certainty).toBe('probed');
    const quiet = { userAgent: 'Mozilla/5.0 (Linux; Android 14; wv) Mobile' };
    expect(detectEnvironment({ ...quiet, bridges: ['WeixinJSBridge'] })).toMatchObject({ host: 'wechat', terminal: 'wechat' });
    expect(detectEnvironment({ ...quiet, bridges: ['AlipayJSBridge'] })).toMatchObject({ host: 'alipay', terminal: 'wap' });
  });

  test("Kuaishou's mini program, which looks like WeChat's, is told by its script", () => {
    const clued = (more: Partial<EnvironmentClues>): { host: Host; terminal: string } =>
      detectEnvironment({ userAgent: wechatMiniProgram, bridges: ['ks'], ...more });
    expect(clued({})).toMatchObject({ host: 'kuaishou', terminal: 'mini-program' });
    expect(clued({ bridges: [] })).toMatchObject({ host: 'wechat', terminal: 'mini-program' });
    // WeChat's own mark wins, and outside a mini program the script means nothing.
    expect(clued({ wxjsEnvironment: 'miniprogram' })).toMatchObject({ host: 'wechat', terminal: 'mini-program' });
    expect(clued({ userAgent: plainWechat })).toMatchObject({ host: 'wechat', terminal: 'wechat' });
    expect(clued({ userAgent: mac })).toMatchObject({ host: 'browser', terminal: 'pc' });
  });

  test.each([
    ['its script', { ks: { miniProgram: {} } }, 'kuaishou'],
    ["its script beside WeChat's", { ks: { miniProgram: {} }, wx: { miniProgram: {} } }, 'wechat'],
    ['another thing of that name', { ks: {} }, 'wechat'],
    ['nothing', {}, 'wechat'],
  ])('in a mini program a window with %s (%j) is of %s', (_, globals, host) => {
    const window = { navigator: { userAgent: wechatMiniProgram, maxTouchPoints: 5 }, ...globals } as unknown as Window;
    expect(detectEnvironment(browserClues(window, { terminal: '', host: '' })).host).toBe(host);
  });

  test('client hints tell a phone that asks for desktop sites', () => {
    const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36';
    expect(detectEnvironment({ userAgent }).device).toBe('desktop');
    expect(detectEnvironment({ userAgent, clientHints: { mobile: true } })).toMatchObject({ device: 'phone', terminal: 'wap' });
  });
});

/** Programs that say some word of a wallet and are none: banks, browsers, shops, and the same kernels and kits. */
const decoys = [
  'UnionPay/1.0',
  'UnionPay/1.0 CCB',
  'UnionPay/1.0 CCBLoongPay',
  'UnionPay/1.0 JDJR',
  'UnionPay/1.0 PSBC/newPsbc',
  'CloudMercWebView/',
  'com.unionpay.',
  'MQQBrowser/6.2 TBS/045114',
  'QQBrowser/9.0.2524.400',
  'QBCore/3.43.1298.400',
  'QQ/9.7.1.28934',
  'QQ/7.2.0.0 TencentDocs/2.1.0',
  'Language/zh_CN QQ/6.6.0.2935',
  'Qzone/V1_AND_QZ_7.3.1_288_XM_A',
  'QQJSSDK/1.3',
  'AliApp(TB/4.9.2)',
  'AliApp(TUnionSDK/0.1.20.3)',
  'AliApp(DingTalk/4.5.1)',
  'AliApp(AP/',
  'AliBaichuan(2014_0_23537706)',
  'NebulaSDK/1.8.100112 Nebula',
  'mPaaSClient/(null)',
  'PSDType(1)',
  'MiniProgram APXWebView',
  'Mozilla/5.0',
  '(iPhone; CPU iPhone OS 16_0 like Mac OS X)',
  '(Linux; Android 13; wv)',
  'Mobile/15E148',
  'Mobile Safari/537.36',
];

const randomCase = (text: string): fc.Arbitrary<string> =>
  fc
    .constantFrom(
      (all: string) => all,
      (all: string) => all.toLowerCase(),
      (all: string) => all.toUpperCase(),
    )
    .map((change) => change(text));

describe('always', () => {
  const someUserAgent = fc.constantFrom('', ...userAgents.map(({ userAgent }) => userAgent));
  const someClues = {
    userAgent: someUserAgent,
    maxTouchPoints: fc.nat({ max: 10 }),
    clientHints: fc.option(fc.record({ mobile: fc.boolean() }), { nil: undefined }),
    wxjsEnvironment: fc.constantFrom('miniprogram', 'browser', undefined),
    bridges: fc.subarray(['WeixinJSBridge', 'AlipayJSBridge', 'ks']),
  };

  test('what the host page states wins over every clue', () => {
    const stated = fc.record({ ...someClues, terminal: fc.constantFrom(...terminals), host: fc.constantFrom(...hosts) });
    fc.assert(
      fc.property(stated, (given) => {
        const { terminal, host, certainty } = detectEnvironment(given);
        return terminal === given.terminal && host === given.host && certainty === 'stated';
      }),
      { numRuns: 10_000 },
    );
  });

  test('a host that is stated alone wins too, and so does a terminal', () => {
    const either = fc.record({ ...someClues, terminal: fc.constantFrom(...terminals), host: fc.constantFrom(...hosts) });
    fc.assert(
      fc.property(either, ({ terminal, host, ...clues }) => {
        return detectEnvironment({ ...clues, host }).host === host && detectEnvironment({ ...clues, terminal }).terminal === terminal;
      }),
      { numRuns: 10_000 },
    );
  });

  test("no wallet is found without that wallet's own token, whatever else is said in whatever order and case", () => {
    const fragments = fc.array(fc.constantFrom(...decoys).chain(randomCase), { maxLength: 8 });
    fc.assert(
      fc.property(fragments, fc.constantFrom(' ', '', ';', ' ('), (words, between) => {
        const { host } = detectEnvironment({ userAgent: words.join(between) });
        return !['unionpay', 'qq', 'alipay', 'wechat'].includes(host);
      }),
      { numRuns: 10_000 },
    );
  });

  test.each<[Host, string]>([
    ['unionpay', 'com.unionpay.chsp'],
    ['unionpay', 'com.unionpay.mobilepay'],
    ['unionpay', 'UnionPay/1.0 CloudPay'],
    ['unionpay', 'UnionPay/1.0CloudPay'],
    ['qq', 'V1_AND_SQ_8.2.7'],
    ['qq', 'V1_IPH_SQ_8.0.8'],
    ['alipay', 'AlipayClient/10.2.10'],
    ['wechat', 'MicroMessenger/8.0.49'],
  ])('%s is found by %s wherever it stands among the same words', (host, token) => {
    const around = fc.array(fc.constantFrom(...decoys), { maxLength: 4 });
    fc.assert(
      fc.property(around, randomCase(token), around, (before, found, after) => {
        return detectEnvironment({ userAgent: [...before, found, ...after].join(' ') }).host === host;
      }),
    );
  });

  test('of several tokens the one that only its own program says wins, in whatever order they stand', () => {
    const tokens: readonly (readonly [Host, string])[] = [
      ['bot', 'Baiduspider/2.0'],
      ['wecom', 'wxwork/4.1.6'],
      ['wechat', 'MicroMessenger/8.0.49'],
      ['alipay', 'AlipayClient/10.2.10'],
      ['unionpay', '(com.unionpay.chsp)'],
      ['qq', 'V1_AND_SQ_8.2.7'],
      ['douyin', 'aweme_23.4.0'],
      ['baidu', 'swan-baiduboxapp/11.11.0.12'],
      ['dingtalk', 'AliApp(DingTalk/4.5.1)'],
      ['bank', 'UnionPay/1.0'],
    ];
    const some = fc.subarray([...tokens], { minLength: 1 });
    const shuffled = some.chain((chosen) => fc.tuple(fc.constant(chosen), fc.shuffledSubarray(chosen, { minLength: chosen.length })));
    fc.assert(
      fc.property(shuffled, ([chosen, order]) => {
        return detectEnvironment({ userAgent: order.map(([, token]) => token).join(' ') }).host === chosen[0]![0];
      }),
    );
  });

  test('a proxy that strips every space changes nothing', () => {
    for (const { userAgent, host, terminal, os, device, label } of userAgents) {
      expect({ label, ...detectEnvironment({ userAgent: userAgent.replace(/ /g, '') }) }).toMatchObject({
        label,
        host,
        terminal,
        os,
        device,
      });
    }
  });

  test('desktop WeChat is never taken for a phone, whatever else is found on the page', () => {
    const desktops = userAgents.filter(({ host, device, terminal }) => host === 'wechat' && device === 'desktop' && terminal === 'pc');
    expect(desktops.length).toBeGreaterThan(5);
    for (const { userAgent } of desktops) {
      expect(
        detectEnvironment({ userAgent, bridges: ['WeixinJSBridge'], maxTouchPoints: 10, clientHints: { mobile: false } }).terminal,
      ).not.toBe('wechat');
    }
  });

  test('any text at all has an environment', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (userAgent) => {
        const { terminal, host } = detectEnvironment({ userAgent });
        return terminals.includes(terminal) && hosts.includes(host);
      }),
      { numRuns: 10_000 },
    );
  });

  test('what stands behind the longest user agent that was seen is not read', () => {
    const longest = Math.max(...userAgents.map(({ userAgent }) => userAgent.length));
    expect(detectEnvironment({ userAgent: `${' '.repeat(longest)}MicroMessenger` }).host).toBe('wechat');
    expect(detectEnvironment({ userAgent: `${' '.repeat(2048)}MicroMessenger` }).host).toBe('browser');
  });
});
