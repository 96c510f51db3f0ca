import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createPayFlow, type PayFlow, type PayFlowParts, type PayPort, type PayScreen } from '../../src/mini-program/pay-flow';
import { createFakeClock, type FakeClock } from '../core/fake-clock';

const sessionId = '0Yq3mT8cKpR5vZ1nB7xWdA';
const link = { gateway: 'https://pay.shop.example/api', sessionId, paymentId: 'pay_7hQ3' };
const parameters = { timeStamp: '1795311090', nonceStr: '5K8264', package: 'prepay_id=wx22', signType: 'RSA', paySign: 'oR9d8' };
const wechatAnswer = { kind: 'wechat-jsapi', parameters: { appId: 'wx8888', ...parameters } };

const never = (): Promise<never> => new Promise(() => undefined);

interface Opened {
  readonly flow: PayFlow;
  readonly clock: FakeClock;
  readonly screens: PayScreen[];
  readonly port: { readonly [Name in keyof PayPort]: ReturnType<typeof vi.fn<PayPort[Name]>> };
}

/** A page that has not been loaded yet, on a platform where everything goes well and the wallet is open. */
function open(change: Partial<PayPort> = {}, parts: Partial<PayFlowParts> = {}): Opened {
  const clock = createFakeClock();
  const screens: PayScreen[] = [];
  const given: PayPort = {
    login: () => Promise.resolve('login-code'),
    request: () => Promise.resolve({ status: 200, body: wechatAnswer }),
    pay: never,
    back: () => Promise.resolve(),
    warn: () => undefined,
    setTimeout: (callback, delayMs) => clock.setTimeout(callback, delayMs),
    clearTimeout: (handle) => clock.clearTimeout(handle),
    ...change,
  };
  const port = Object.fromEntries(
    Object.entries(given).map(([name, method]) => [name, vi.fn(method as () => void)]),
  ) as unknown as Opened['port'];
  const flow = createPayFlow({
    wallet: 'wechat',
    allowedGateways: ['pay.shop.example'],
    port,
    show: (screen) => screens.push(screen),
    ...parts,
  });
  return { flow, clock, screens, port };
}

const isStopped = expect.objectContaining({ title: '没有打开支付', canGoBack: true }) as PayScreen;

describe('a link', () => {
  const asked = async (gateway: unknown, allowedGateways = ['pay.shop.example']): Promise<string | undefined> => {
    const { flow, clock, port } = open({}, { allowedGateways });
    void flow.load({ ...link, gateway });
    await clock.advance(0);
    return port.request.mock.calls[0]?.[0].replace(`/sessions/${sessionId}/payments/pay_7hQ3/mini-program`, '');
  };

  test.each([
    ['https://pay.shop.example', 'https://pay.shop.example'],
    ['https://pay.shop.example/', 'https://pay.shop.example'],
    ['https://pay.shop.example/api/v1', 'https://pay.shop.example/api/v1'],
    ['HTTPS://Pay.Shop.Example/api', 'https://pay.shop.example/api'],
    ['https://pay.shop.example:443/api', 'https://pay.shop.example/api'],
    ['https%3A%2F%2Fpay.shop.example%2Fapi', 'https://pay.shop.example/api'],
    ['https%253A%252F%252Fpay.shop.example%252Fapi', 'https://pay.shop.example/api'],
  ])('to %s asks %s', async (gateway, base) => {
    expect(await asked(gateway)).toBe(base);
  });

  test.each([
    'http://pay.shop.example/api',
    'https://evil.example/api',
    'https://pay.shop.example.evil.example/api',
    'https://evilpay.shop.example/api',
    'https://shop.example/api',
    'https://pay.shop.example:8443/api',
    'https://pay.shop.example@evil.example/api',
    'https://user:pay.shop.example@evil.example',
    'https://evil.example/pay.shop.example',
    'https://evil.example#pay.shop.example',
    'https://evil.example?pay.shop.example',
    'https://evil.example\\pay.shop.example',
    'https://pay.shop.example\\@evil.example',
    'https:/pay.shop.example',
    'https:pay.shop.example',
    'https:///pay.shop.example',
    '//pay.shop.example/api',
    '/api',
    'pay.shop.example',
    'wss://pay.shop.example',
    'javascript:pay.shop.example',
    'https://pay.shop.example/api?x=1',
    'https://pay.shop.example/api#x',
    'https://pay.shop.example/../admin',
    'https://pay.shop.example/api/%2e%2e/admin',
    'https://pay.shop.example//evil.example',
    'https://pay.shop.example/a b',
    ' https://pay.shop.example',
    'https://pay.shop.example\n',
    'https://pay.sh\top.example',
    'https://pay.shop.example。evil.example',
    'https://раy.shop.example',
    'https%3A%2F%2Fevil.example',
    'https%zz',
    'https%25253A%25252F%25252Fpay.shop.example',
    `https://pay.shop.example/${'a'.repeat(2000)}`,
    '',
    undefined,
    null,
    ['https://pay.shop.example'],
  ])('to %j calls nobody', async (gateway) => {
    expect(await asked(gateway)).toBeUndefined();
  });

  test('to any address whatever calls no host that is not listed', async () => {
    const gateway = fc.oneof(
      fc.webUrl({ validSchemes: ['https', 'http'] }),
      fc.string(),
      fc.string().map((text) => `https://pay.shop.example${text}`),
      fc.string().map((text) => `https://${text}pay.shop.example`),
    );
    await fc.assert(
      fc.asyncProperty(gateway, async (address) => {
        const base = await asked(address);
        if (base !== undefined) expect(new URL(base).origin).toBe('https://pay.shop.example');
      }),
    );
  });

  test.each([
    { sessionId: 'short' },
    { sessionId: `${sessionId}/../x` },
    { sessionId: undefined },
    { paymentId: '' },
    { paymentId: 'a/b' },
    { paymentId: '..' },
    { paymentId: 'a'.repeat(65) },
  ])('with %j calls nobody', async (change) => {
    const { flow, screens, port } = open();
    await flow.load({ ...link, ...change });
    expect(port.login).not.toHaveBeenCalled();
    expect(screens).toEqual([isStopped]);
    expect(screens[0]?.canRetry).toBe(false);
    await flow.retry();
    expect(port.login).not.toHaveBeenCalled();
  });

  test.each([undefined, null, '', 7])('that is %j calls nobody', async (query) => {
    const { flow, screens } = open();
    await flow.load(query);
    expect(screens).toEqual([isStopped]);
  });

  test('calls nobody when no gateway is listed', async () => {
    expect(await asked('https://pay.shop.example', [])).toBeUndefined();
  });
});

describe('the gateway', () => {
  const calls = async (body: unknown, wallet: 'wechat' | 'alipay' = 'wechat', status: unknown = 200): Promise<Opened> => {
    const opened = open({ request: () => Promise.resolve({ status, body }) }, { wallet });
    void opened.flow.load(link);
    await opened.clock.advance(0);
    return opened;
  };

  test('says what WeChat is called with; the appid is not among it', async () => {
    const { port, screens } = await calls(wechatAnswer);
    expect(port.pay.mock.calls).toEqual([[parameters]]);
    expect(screens.at(-1)).toMatchObject({ title: '正在打开支付', canRetry: false, canGoBack: true });
  });

  test('says what Alipay is called with', async () => {
    const { port } = await calls({ kind: 'alipay-jsapi', tradeNo: '2026112222001' }, 'alipay');
    expect(port.pay.mock.calls).toEqual([[{ tradeNO: '2026112222001' }]]);
  });

  test.each([
    ['wechat', { kind: 'alipay-jsapi', tradeNo: '1' }],
    ['alipay', wechatAnswer],
    ['wechat', { ...wechatAnswer, parameters: { ...parameters, paySign: '' } }],
    ['wechat', { ...wechatAnswer, parameters: { ...parameters, timeStamp: 1795311090 } }],
    ['wechat', { ...wechatAnswer, parameters: { ...parameters, package: 'Sign=WXPay' } }],
    ['wechat', { kind: 'wechat-jsapi' }],
    ['alipay', { kind: 'alipay-jsapi', tradeNo: '' }],
    ['alipay', { kind: 'alipay-jsapi', tradeNo: 1 }],
    ['wechat', '<html>'],
    ['wechat', null],
    ['alipay', undefined],
  ] as const)('is not believed, and no wallet called, when it says to %s %j', async (wallet, body) => {
    const { port, screens } = await calls(body, wallet);
    expect(port.pay).not.toHaveBeenCalled();
    expect(screens.at(-1)).toEqual(isStopped);
  });

  test.each([
    [400, true],
    [404, false],
    [422, true],
    [429, true],
    [500, true],
    [503, true],
    [0, true],
    ['200', true],
  ])('that answers %s may be asked again: %s', async (status, canRetry) => {
    const { port, screens } = await calls(wechatAnswer, 'wechat', status);
    expect(port.pay).not.toHaveBeenCalled();
    expect(screens.at(-1)).toMatchObject({ title: '没有打开支付', canRetry, canGoBack: true });
  });

  test.each([null, 7, '<html>', {}, { status: Object.create(null) as unknown, body: wechatAnswer }, { status: Symbol('200'), body: null }])(
    'that the platform answers for with %o may be asked again',
    async (answer) => {
      const { flow, port, screens } = open({ request: () => Promise.resolve(answer as never) });
      await flow.load(link);
      expect(port.pay).not.toHaveBeenCalled();
      expect(screens.at(-1)).toMatchObject({ title: '没有打开支付', canRetry: true, canGoBack: true });
    },
  );

  test('that says the session has ended leads back at once, where the web page asks how', async () => {
    const { port, screens } = await calls({ code: 'session-ended' }, 'wechat', 409);
    expect(port.pay).not.toHaveBeenCalled();
    expect(port.back).toHaveBeenCalledOnce();
    expect(screens).toHaveLength(1);
  });

  test('is asked with a new code each time, since one is used once', async () => {
    let count = 0;
    const { flow, clock, port } = open({
      login: () => Promise.resolve(`code-${++count}`),
      request: () => Promise.reject(new Error('offline')),
    });
    void flow.load(link);
    await clock.advance(0);
    void flow.retry();
    await clock.advance(0);
    expect(port.request.mock.calls.map(([, body]) => body)).toEqual(['{"code":"code-1"}', '{"code":"code-2"}']);
  });

  test('is told of in the console without the session, which is a capability', async () => {
    const { port } = await calls('<html>', 'wechat', 502);
    expect(port.warn.mock.calls.flat()).toEqual([expect.stringContaining('502')]);
    expect(JSON.stringify(port.warn.mock.calls)).not.toContain(sessionId);
  });

  test.each(['', undefined, 7, 'c'.repeat(257)])('is not asked without a code that it takes, as %j', async (code) => {
    const { flow, screens, port } = open({ login: () => Promise.resolve(code) });
    await flow.load(link);
    expect(port.request).not.toHaveBeenCalled();
    expect(screens.at(-1)).toMatchObject({ detail: '没有取得登录信息，请重试。', canRetry: true });
  });
});

describe('what never answers', () => {
  test.each([
    ['login', 10_000, '没有取得登录信息，请重试。'],
    ['request', 15_000, '商家没有回应，请检查网络后重试。'],
  ] as const)('as %s is given up in time, and may be tried again', async (part, limitMs, detail) => {
    const { flow, clock, screens } = open({ [part]: never });
    void flow.load(link);
    await clock.advance(limitMs - 1);
    expect(screens).toEqual([expect.objectContaining({ title: '正在打开支付', canRetry: false })]);
    await clock.advance(1);
    expect(screens.at(-1)).toMatchObject({ title: '没有打开支付', detail, canRetry: true });
  });

  test('as the wallet leads back in the end, and until then by a button', async () => {
    const { flow, clock, port, screens } = open();
    void flow.load(link);
    await clock.advance(299_999);
    expect(screens.at(-1)?.canGoBack).toBe(true);
    expect(port.back).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(port.back).toHaveBeenCalledOnce();
    expect(clock.pending).toBe(0);
  });

  test('and then answers after all, changes nothing', async () => {
    let answer: (answer: { status: number; body: unknown }) => void = () => undefined;
    const { flow, clock, port, screens } = open({ request: () => new Promise((resolve) => (answer = resolve)) });
    void flow.load(link);
    await clock.advance(15_000);
    const shown = screens.length;
    answer({ status: 200, body: wechatAnswer });
    await clock.advance(0);
    expect(port.pay).not.toHaveBeenCalled();
    expect(screens).toHaveLength(shown);
  });

  test('as the way back is not waited for for ever', async () => {
    const { flow, clock, screens } = open({ back: never });
    void flow.load(link);
    await clock.advance(0);
    void flow.goBack();
    await clock.advance(3000);
    expect(screens.at(-1)).toMatchObject({ title: '请回到订单页', canGoBack: true });
  });
});

describe('a payer', () => {
  test('who taps twice calls once', async () => {
    const { flow, clock, port } = open({ request: () => Promise.reject(new Error('offline')) });
    void flow.load(link);
    await clock.advance(0);
    port.request.mockResolvedValue({ status: 200, body: wechatAnswer });
    void flow.retry();
    void flow.retry();
    await clock.advance(0);
    void flow.retry();
    await clock.advance(0);
    expect(port.login).toHaveBeenCalledTimes(2);
    expect(port.request).toHaveBeenCalledTimes(2);
    expect(port.pay).toHaveBeenCalledOnce();
  });

  test('who goes back while the wallet is open goes back once, whatever the wallet says then', async () => {
    let answer: (answer: unknown) => void = () => undefined;
    const { flow, clock, port } = open({ pay: () => new Promise((resolve) => (answer = resolve)) });
    void flow.load(link);
    await clock.advance(0);
    void flow.goBack();
    void flow.goBack();
    answer({ errMsg: 'requestPayment:ok' });
    await clock.advance(400_000);
    void flow.goBack();
    await clock.advance(0);
    expect(port.back).toHaveBeenCalledOnce();
  });

  test('who opened the page by itself is told where to look, and can try to go back again', async () => {
    const { flow, clock, port, screens } = open({ pay: () => Promise.resolve({}), back: () => Promise.reject(new Error('first page')) });
    void flow.load(link);
    await clock.advance(0);
    expect(screens.at(-1)).toEqual({ title: '请回到订单页', detail: '是否付款成功以订单页为准。', canRetry: false, canGoBack: true });
    void flow.goBack();
    await clock.advance(0);
    expect(port.back).toHaveBeenCalledTimes(2);
  });

  test.each(['login', 'request', 'pay'] as const)('who leaves during %s is not called after', async (part) => {
    let answer: (answer: unknown) => void = () => undefined;
    const { flow, clock, port, screens } = open({ [part]: () => new Promise((resolve) => (answer = resolve)) });
    void flow.load(link);
    await clock.advance(0);
    flow.unload();
    const before = [port.request, port.pay, port.back].map(({ mock }) => mock.calls.length);
    const shown = screens.length;
    answer(part === 'login' ? 'code' : { status: 200, body: wechatAnswer });
    await clock.advance(400_000);
    await flow.retry();
    expect([port.request, port.pay, port.back].map(({ mock }) => mock.calls.length)).toEqual(before);
    expect(screens).toHaveLength(shown);
  });

  test('who has left is shown nothing of a wallet that failed after it', async () => {
    let fail: (error: Error) => void = () => undefined;
    const { flow, clock, screens } = open({ pay: () => new Promise((_resolve, reject) => (fail = reject)) });
    void flow.load(link);
    await clock.advance(0);
    flow.unload();
    const shown = screens.length;
    fail(new Error('no wallet'));
    await clock.advance(0);
    expect(screens).toHaveLength(shown);
  });
});

test.each([
  [{ errMsg: 'requestPayment:fail no permission' }, 'requestPayment:fail no permission'],
  [new Error('no wallet here'), 'no wallet here'],
  [Object.create(null), 'an object'],
  [undefined, 'undefined'],
])('a wallet that could not be called, with %o, is told to the developer as “%s”', async (reason: unknown, words) => {
  const { flow, port, screens } = open({ pay: vi.fn().mockRejectedValue(reason) });
  await flow.load(link);
  expect(port.warn.mock.calls).toEqual([[expect.stringContaining(words)]]);
  expect(screens.at(-1)).toEqual(isStopped);
});

test('whatever a platform throws or answers, no promise is rejected, the wallet is called at most once, and a way forward is shown', async () => {
  const outcome = fc.oneof(
    fc.constant('throws'),
    fc.constant('rejects'),
    fc.constant('never'),
    fc.anything().map((value) => ({ value })),
  );
  const behave = (how: string | { value: unknown }) => (): Promise<never> => {
    if (how === 'throws') throw new Error('thrown');
    if (how === 'rejects') return Promise.reject(new Error('rejected'));
    return typeof how === 'string' ? never() : (Promise.resolve(how.value) as Promise<never>);
  };
  const answer = fc.oneof(outcome, fc.record({ value: fc.constant({ status: 200, body: wechatAnswer }) }));
  await fc.assert(
    fc.asyncProperty(fc.oneof(outcome, fc.constant({ value: 'code' })), answer, outcome, outcome, async (login, request, pay, back) => {
      const { flow, clock, port, screens } = open({ login: behave(login), request: behave(request), pay: behave(pay), back: behave(back) });
      const loaded = flow.load(link);
      await clock.advance(400_000);
      await loaded;
      expect(port.pay.mock.calls.length).toBeLessThanOrEqual(1);
      expect(clock.pending).toBe(0);
      const isBack = port.back.mock.calls.length === 1;
      expect(isBack || screens.at(-1)?.canGoBack).toBe(true);
      expect(JSON.stringify(screens)).not.toMatch(/已支付|支付成功/);
    }),
    { numRuns: 2000 },
  );
});
