/*
 * The logic of the native pay page that a mini program adds beside its web-view. It imports nothing, since it is shipped as the pay-flow.js
 * beside each platform's index.js, and touches nothing but the port that it is given.
 */

/** What is asked of the mini program's platform. */
export interface PayPort {
  /** Asks who pays: the code of `wx.login` or `my.getAuthCode`. */
  login(): Promise<unknown>;
  /** POSTs a JSON body. Settles with whatever was answered; rejects where nothing was. */
  request(url: string, body: string): Promise<{ readonly status: unknown; readonly body: unknown }>;
  /** Calls the wallet. Settles once it has said anything, whatever it is; rejects where it could not be called. */
  pay(call: Readonly<Record<string, string>>): Promise<unknown>;
  /** Goes back to the web-view; rejects where there is no page to go back to. */
  back(): Promise<unknown>;
  /** Tells the developer. */
  warn(message: string): void;
  setTimeout(callback: () => void, delayMs: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** What the page shows. */
export interface PayScreen {
  readonly title: string;
  readonly detail: string;
  readonly canRetry: boolean;
  readonly canGoBack: boolean;
}

/** What a page is made of. */
export interface PayFlowParts {
  readonly wallet: keyof typeof walletCalls;
  /** Hosts, with a port where there is one: a link makes the page call no other. */
  readonly allowedGateways: readonly string[];
  readonly port: PayPort;
  readonly show: (screen: PayScreen) => void;
}

/** What happens to a page. None of it throws, and none of it says that anything is paid. */
export interface PayFlow {
  /** Begins, with the page's query. */
  load(query: unknown): Promise<void>;
  /** Begins again, unless it is still at work. */
  retry(): Promise<void>;
  goBack(): Promise<void>;
  /** The page is gone: nothing is begun any more. */
  unload(): void;
}

interface PayLink {
  readonly gateway: string;
  readonly sessionId: string;
  readonly paymentId: string;
}

type Trouble = 'link' | 'login' | 'silent' | 'refused' | 'gone' | 'wallet';

const loginWithinMs = 10_000;
const answerWithinMs = 15_000;
/** A wallet that has said nothing for so long will not: a payer who is still at it pays on, and the web page asks the server. */
const walletWithinMs = 300_000;
const backWithinMs = 3000;

const opening: PayScreen = { title: '正在打开支付', detail: '请稍候。', canRetry: false, canGoBack: false };
const inWallet: PayScreen = { title: '正在打开支付', detail: '支付窗口关闭后会自动返回。', canRetry: false, canGoBack: true };
const stranded: PayScreen = { title: '请回到订单页', detail: '是否付款成功以订单页为准。', canRetry: false, canGoBack: true };

const troubles: Readonly<Record<Trouble, PayScreen>> = {
  link: { title: '没有打开支付', detail: '这个链接不能用来付款，请返回后重新发起。', canRetry: false, canGoBack: true },
  login: { title: '没有打开支付', detail: '没有取得登录信息，请重试。', canRetry: true, canGoBack: true },
  silent: { title: '没有打开支付', detail: '商家没有回应，请检查网络后重试。', canRetry: true, canGoBack: true },
  refused: { title: '没有打开支付', detail: '商家暂时不能受理，请稍后重试。', canRetry: true, canGoBack: true },
  gone: { title: '没有打开支付', detail: '找不到这笔付款，请返回后重新发起。', canRetry: false, canGoBack: true },
  wallet: { title: '没有打开支付', detail: '支付窗口没有打开，请重试。', canRetry: true, canGoBack: true },
};

/** What each wallet is called with, out of the contract's MiniProgramCall; nothing where the answer is not one. */
const walletCalls = {
  wechat: ({ kind, parameters }: Readonly<Record<string, unknown>>) => {
    if (kind !== 'wechat-jsapi') return undefined;
    const call = textsOf(recordOf(parameters), ['timeStamp', 'nonceStr', 'package', 'signType', 'paySign']);
    return call && String(call.package).startsWith('prepay_id=') ? call : undefined;
  },
  alipay: ({ kind, tradeNo }: Readonly<Record<string, unknown>>) => {
    if (kind !== 'alipay-jsapi') return undefined;
    // The wallet spells it so.
    return textsOf({ tradeNO: tradeNo }, ['tradeNO']);
  },
};

/** Makes the flow of one page. */
export function createPayFlow({ wallet, allowedGateways, port, show }: PayFlowParts): PayFlow {
  let link: PayLink | undefined;
  let isBusy = false;
  let isLeaving = false;
  let isGone = false;

  /** Nothing came of it: undefined once the wallet has spoken, or there is nothing left to pay. */
  const open = async ({ gateway, sessionId, paymentId }: PayLink): Promise<Trouble | undefined> => {
    const code = await within(port, loginWithinMs, () => port.login());
    if (isGone) return undefined;
    if (typeof code !== 'string' || code === '' || code.length > 256) return 'login';

    const url = `${gateway}/sessions/${sessionId}/payments/${paymentId}/mini-program`;
    const answer = await within(port, answerWithinMs, () => port.request(url, JSON.stringify({ code })));
    if (isGone) return undefined;
    if (answer === undefined) return 'silent';
    const { status, body } = recordOf(answer);
    // Paid, closed or expired meanwhile: the web page asks which.
    if (status === 409) return undefined;
    if (status === 404) return 'gone';
    const call = status === 200 ? walletCalls[wallet](recordOf(body)) : undefined;
    if (!call) {
      port.warn(`[unified-cashier] ${gateway} answered ${printed(status)} and nothing to call the wallet with.`);
      return 'refused';
    }

    show(inWallet);
    return within(port, walletWithinMs, async () => {
      try {
        await port.pay(call);
        return undefined;
      } catch (error) {
        port.warn(`[unified-cashier] The wallet could not be called: ${printed(error)}`);
        return 'wallet';
      }
    });
  };

  const goBack = async (): Promise<void> => {
    // Going back twice would leave the web-view too.
    if (isLeaving || isGone) return;
    isLeaving = true;
    const isBack = await within(port, backWithinMs, () => port.back().then(() => true));
    isLeaving = false;
    if (isBack) isGone = true;
    // Opened by itself, the page has none before it.
    else if (!isGone) show(stranded);
  };

  const begin = async (): Promise<void> => {
    if (!link || isBusy || isGone) return;
    isBusy = true;
    show(opening);
    const trouble = await open(link);
    isBusy = false;
    if (isGone) return;
    if (trouble) show(troubles[trouble]);
    else await goBack();
  };

  return {
    load: async (query) => {
      link = readLink(recordOf(query), allowedGateways, port);
      if (link) await begin();
      else show(troubles.link);
    },
    retry: begin,
    goBack,
    unload: () => {
      isGone = true;
    },
  };
}

/** Undefined where the time is over, and where it failed. */
function within<Value>(port: PayPort, limitMs: number, start: () => Promise<Value>): Promise<Value | undefined> {
  return new Promise((resolve) => {
    const timer = port.setTimeout(() => resolve(undefined), limitMs);
    const settle = (value?: Value): void => {
      port.clearTimeout(timer);
      resolve(value);
    };
    // A platform's function may throw where it should answer.
    new Promise<Value>((proceed) => proceed(start())).then(settle, () => settle());
  });
}

function readLink(query: Readonly<Record<string, unknown>>, allowedGateways: readonly string[], port: PayPort): PayLink | undefined {
  const { sessionId, paymentId } = query;
  const gateway = readGateway(query.gateway);
  if (!gateway || !isMatch(sessionId, /^[A-Za-z0-9_-]{22,64}$/) || !isMatch(paymentId, /^[A-Za-z0-9_-]{1,64}$/)) {
    port.warn('[unified-cashier] The pay page was opened without an https gateway, a sessionId and a paymentId.');
    return undefined;
  }
  if (!allowedGateways.some((allowed) => allowed.toLowerCase() === gateway.host)) {
    port.warn(`[unified-cashier] ${gateway.host} is not among allowedGateways: where it is your gateway, add it in the page's index.js.`);
    return undefined;
  }
  return { gateway: gateway.url, sessionId, paymentId };
}

/**
 * Takes a URL apart without `URL`, which mini programs do not have. Only plain ones are taken: no user, no query, no fragment, no dots that
 * lead elsewhere, nothing percent-encoded.
 */
function readGateway(given: unknown): { readonly url: string; readonly host: string } | undefined {
  if (typeof given !== 'string' || given.length > 1024) return undefined;
  let text = given;
  // WeChat hands a page its query as it was written, Alipay decodes it, and a web-view's bridge may encode once more.
  for (let round = 0; round < 2 && /^https%/i.test(text); round += 1) {
    try {
      text = decodeURIComponent(text);
    } catch {
      return undefined;
    }
  }
  const parts = /^https:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::(\d{1,5}))?((?:\/[\w~-][\w.~-]*)*)\/?$/i.exec(text);
  if (!parts) return undefined;
  const [, name = '', port = '', path = ''] = parts;
  const host = `${name.toLowerCase()}${port === '' || port === '443' ? '' : `:${port}`}`;
  return { url: `https://${host}${path}`, host };
}

function isMatch(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}

/** What a platform gave, for the console; `String` throws where an object has no prototype, and says nothing of `{ errMsg }`. */
function printed(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { errMsg, message } = recordOf(value);
  return [errMsg, message].filter((text) => typeof text === 'string').join(' ') || 'an object';
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The named properties, when every one is a text that says something. */
function textsOf(from: Readonly<Record<string, unknown>>, names: readonly string[]): Readonly<Record<string, string>> | undefined {
  const texts: Record<string, string> = {};
  for (const name of names) {
    const text = from[name];
    if (typeof text !== 'string' || text === '') return undefined;
    texts[name] = text;
  }
  return texts;
}
