import { describe, expect, test, vi } from 'vitest';
import { openPlatform, settle, shipped, type Platform } from './platform';

const sessionId = '0Yq3mT8cKpR5vZ1nB7xWdA';
const query = { gateway: encodeURIComponent('https://pay.shop.example/api'), sessionId, paymentId: 'pay_7hQ3' };
const url = `https://pay.shop.example/api/sessions/${sessionId}/payments/pay_7hQ3/mini-program`;

interface Told {
  readonly success?: (answer: unknown) => void;
  readonly fail?: (answer: unknown) => void;
  readonly complete?: (answer: unknown) => void;
  readonly [name: string]: unknown;
}

type Platforms = Readonly<Record<'login' | 'request' | 'pay' | 'back', ReturnType<typeof vi.fn<(options: Told) => void>>>>;

interface Fake extends Platform, Platforms {}

const signed = { timeStamp: '1795311090', nonceStr: '5K8264', package: 'prepay_id=wx22', signType: 'RSA', paySign: 'oR9d8' };

/** Functions of a platform that answer at once, and well. */
function answering(answers: { readonly login: unknown; readonly request: unknown }): Platforms {
  return {
    login: vi.fn(({ success }: Told) => success?.(answers.login)),
    request: vi.fn(({ success }: Told) => success?.(answers.request)),
    pay: vi.fn<(options: Told) => void>(),
    back: vi.fn(({ success }: Told) => success?.({})),
  };
}

const wechat = {
  name: 'wechat' as const,
  call: signed,
  open: (change: Partial<Platforms> = {}, globals: Readonly<Record<string, unknown>> = {}): Fake => {
    const body = { kind: 'wechat-jsapi', parameters: { appId: 'wx8888', ...signed } };
    const fakes = { ...answering({ login: { code: 'login-code' }, request: { statusCode: 200, data: body } }), ...change };
    const { login, request, pay, back } = fakes;
    return { ...openPlatform('wechat', { wx: { login, request, requestPayment: pay, navigateBack: back, ...globals } }), ...fakes };
  },
  status: (status: number): unknown => ({ statusCode: status, data: { code: 'x' } }),
};

const alipay = {
  name: 'alipay' as const,
  call: { tradeNO: '2026112222001' },
  open: (change: Partial<Platforms> = {}, globals: Readonly<Record<string, unknown>> = {}): Fake => {
    const body = { kind: 'alipay-jsapi', tradeNo: '2026112222001' };
    const fakes = { ...answering({ login: { authCode: 'login-code' }, request: { status: 200, data: body } }), ...change };
    const { login, request, pay, back } = fakes;
    return { ...openPlatform('alipay', { my: { getAuthCode: login, request, tradePay: pay, navigateBack: back, ...globals } }), ...fakes };
  },
  status: (status: number): unknown => ({ status, data: { code: 'x' } }),
};

describe.each([wechat, alipay])('the page shipped for $name', ({ name, open, call, status }) => {
  test('says who pays, asks the gateway, calls the wallet, and goes back when the wallet has spoken', async () => {
    const { page, login, request, pay, back } = open();
    page.onLoad(query);
    await settle();
    expect(login).toHaveBeenCalledOnce();
    expect(request).toHaveBeenCalledOnce();
    expect(request.mock.calls[0]?.[0]).toMatchObject({ url, method: 'POST', data: '{"code":"login-code"}', dataType: 'json' });
    const { success, fail, complete, ...given } = pay.mock.calls[0]![0];
    expect(given).toEqual(call);
    expect([success, fail, complete]).toEqual([expect.any(Function), expect.any(Function), expect.any(Function)]);
    expect(back).not.toHaveBeenCalled();
    success?.({});
    complete?.({});
    await settle();
    expect(back).toHaveBeenCalledOnce();
  });

  test.each(['success', 'fail', 'complete'] as const)('goes back after %s alone, and never says that it is paid', async (word) => {
    const { page, pay, back } = open();
    page.onLoad(query);
    await settle();
    pay.mock.calls[0]![0][word]?.({ errMsg: 'requestPayment:ok', resultCode: '9000' });
    await settle();
    expect(back).toHaveBeenCalledOnce();
    expect(JSON.stringify(page.data)).not.toMatch(/成功|已付|已支付|paid/);
  });

  test('sends JSON, and says so', async () => {
    const { page, request } = open();
    page.onLoad(query);
    await settle();
    const { header, headers } = request.mock.calls[0]![0];
    expect(header ?? headers).toEqual({ 'content-type': 'application/json' });
  });

  test.each([
    ['login', '没有取得登录信息'],
    ['request', '商家没有回应'],
  ] as const)('offers to try again when %s fails, and pays when it is tried', async (part, words) => {
    const works = open()[part].getMockImplementation()!;
    const fails = vi.fn(({ fail }: Told) => fail?.({ errMsg: 'fail' }));
    const { page, pay } = open({ [part]: fails });
    page.onLoad(query);
    await settle();
    expect(page.data).toMatchObject({
      title: '没有打开支付',
      detail: expect.stringContaining(words) as string,
      canRetry: true,
      canGoBack: true,
    });
    expect(pay).not.toHaveBeenCalled();
    fails.mockImplementation(works);
    page.retry();
    await settle();
    expect(pay).toHaveBeenCalledOnce();
  });

  test('goes back at once when the session has ended, and calls no wallet', async () => {
    const { page, pay, back } = open({ request: vi.fn(({ success }: Told) => success?.(status(409))) });
    page.onLoad(query);
    await settle();
    expect(pay).not.toHaveBeenCalled();
    expect(back).toHaveBeenCalledOnce();
  });

  test('can not be called by a function that throws or is not there', async () => {
    const { page, pay } = open({
      pay: vi.fn(() => {
        throw new TypeError('not a function');
      }),
    });
    page.onLoad(query);
    await settle();
    expect(pay).toHaveBeenCalledOnce();
    expect(page.data).toMatchObject({ title: '没有打开支付', canRetry: true });
  });

  test('is gone when it is unloaded: nothing is called any more', async () => {
    let answer: (() => void) | undefined;
    const works = open().request.getMockImplementation()!;
    const { page, pay, back } = open({ request: vi.fn((options: Told) => void (answer = () => works(options))) });
    page.onLoad(query);
    await settle();
    page.onUnload();
    answer?.();
    await settle();
    expect(pay).not.toHaveBeenCalled();
    expect(back).not.toHaveBeenCalled();
  });

  test('calls nobody when a link names another gateway, and tells the developer', async () => {
    const { page, login, request, warnings } = open();
    page.onLoad({ ...query, gateway: 'https://evil.example/api' });
    await settle();
    expect(login).not.toHaveBeenCalled();
    expect(request).not.toHaveBeenCalled();
    expect(page.data).toMatchObject({ title: '没有打开支付', canRetry: false, canGoBack: true });
    expect(warnings).toEqual([expect.stringContaining('evil.example is not among allowedGateways')]);
  });

  test('binds its buttons to what it does, and shows every word that it has', () => {
    const { page } = open();
    const markup = shipped(name === 'wechat' ? 'wechat/pay/index.wxml' : 'alipay/pay/index.axml');
    const handlers = [...markup.matchAll(/(?:bindtap|onTap)="(\w+)"/g)].map(([, handler]) => handler!);
    expect(handlers).toEqual(['retry', 'goBack']);
    for (const handler of handlers) expect(page).toHaveProperty(handler, expect.any(Function));
    const shown = [...markup.matchAll(/\{\{(\w+)\}\}/g)].map(([, field]) => field!);
    expect(shown.sort()).toEqual(Object.keys(page.data).sort());
    expect(markup).toContain('重试');
    expect(markup).toContain('返回');
  });

  test('has a style for every class, and a title', () => {
    const markup = shipped(name === 'wechat' ? 'wechat/pay/index.wxml' : 'alipay/pay/index.axml');
    const styles = shipped(name === 'wechat' ? 'wechat/pay/index.wxss' : 'alipay/pay/index.acss');
    for (const [, names] of markup.matchAll(/class="([^"]+)"/g)) for (const one of names!.split(' ')) expect(styles).toContain(`.${one} {`);
    expect(Object.values(JSON.parse(shipped(`${name}/pay/index.json`)) as object)).toEqual(['付款']);
  });
});

test('in WeCom the payment goes through wx.qy, and nowhere else', async () => {
  const requestPayment = vi.fn<(options: Told) => void>();
  const { page, pay, back } = wechat.open({}, { qy: { requestPayment } });
  page.onLoad(query);
  await settle();
  expect(pay).not.toHaveBeenCalled();
  expect(requestPayment.mock.calls[0]?.[0]).toMatchObject(signed);
  requestPayment.mock.calls[0]![0].success?.({});
  await settle();
  expect(back).toHaveBeenCalledOnce();
});

test('a wx.qy that can not pay is passed over', async () => {
  const { page, pay } = wechat.open({}, { qy: {} });
  page.onLoad(query);
  await settle();
  expect(pay).toHaveBeenCalledOnce();
});

test('Alipay tells a status that is not 2xx as a failure, and it is an answer all the same', async () => {
  const { page, back } = alipay.open({ request: vi.fn(({ fail }: Told) => fail?.({ error: 19, status: 409 })) });
  page.onLoad(query);
  await settle();
  expect(back).toHaveBeenCalledOnce();
});

test('the list of gateways is one line that a merchant changes', async () => {
  const request = vi.fn<(options: Told) => void>();
  const login = ({ success }: Told): void => success?.({ code: 'c' });
  const { page } = openPlatform('wechat', { wx: { login, request } }, "['cashier.other.example:8443']");
  page.onLoad({ ...query, gateway: 'https%3A%2F%2Fcashier.other.example%3A8443' });
  await settle();
  expect(request.mock.calls[0]?.[0].url).toBe(`https://cashier.other.example:8443/sessions/${sessionId}/payments/pay_7hQ3/mini-program`);
});
