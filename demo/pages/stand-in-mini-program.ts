import { askPayer, labelPage, tellPayer, type StandIn } from './stand-in-dialog';

/** The part of a mini program's web-view that leads to a native page. */
interface NativePages {
  readonly navigateTo: (call: {
    readonly url: string;
    readonly success?: () => void;
    readonly fail?: (failure: { readonly errMsg: string }) => void;
  }) => void;
}

interface MiniProgram extends StandIn {
  readonly channel: string;
}

declare global {
  interface Window {
    wx?: { readonly miniProgram?: NativePages };
    my?: NativePages;
  }
}

/** What the native page calls its wallet with, as the contract has it. */
type WalletCall =
  | { readonly kind: 'wechat-jsapi'; readonly parameters: { readonly package: string } }
  | { readonly kind: 'alipay-jsapi'; readonly tradeNo: string };

const wechat: MiniProgram = { name: '微信小程序', place: '小程序的支付页', channel: 'wechat-pay' };
const alipay: MiniProgram = { name: '支付宝小程序', place: '小程序的支付页', channel: 'alipay' };

/** Takes the place of a WeChat mini program around the page where there is none, says so on the page, and never where there is one. */
export function standInForWechatMiniProgram(): void {
  if (window.wx !== undefined || window.WeixinJSBridge !== undefined) return;
  labelPage(wechat);
  window.wx = { miniProgram: nativePages(wechat) };
  // A web-view has the bridge, and no payment in it.
  window.WeixinJSBridge = { invoke: (method, _, callback) => callback({ err_msg: `${method}:fail_nosupport` }) };
  document.dispatchEvent(new Event('WeixinJSBridgeReady'));
}

/** Takes the place of an Alipay mini program around the page where there is none, says so on the page, and never where there is one. */
export function standInForAlipayMiniProgram(): void {
  if (window.my !== undefined) return;
  labelPage(alipay);
  window.my = nativePages(alipay);
}

function nativePages(standIn: MiniProgram): NativePages {
  return {
    navigateTo: ({ url, success, fail }) => {
      const page = readPayPage(url);
      if (page === undefined) return fail?.({ errMsg: 'navigateTo:fail page not found' });
      success?.();
      void playNativePage(standIn, page).then(() => {
        // The web-view is seen again, which is all that it hears.
        window.dispatchEvent(new Event('focus'));
      });
    },
  };
}

/** The shipped native page's address at the merchant's server: where it sends its login code. Only this origin is asked. */
function readPayPage(url: string): URL | undefined {
  const { searchParams } = new URL(url, 'https://mini-program.invalid');
  const [gateway, sessionId, paymentId] = ['gateway', 'sessionId', 'paymentId'].map((name) => searchParams.get(name));
  if (!gateway || !sessionId || !paymentId) return undefined;
  const path = `/sessions/${encodeURIComponent(sessionId)}/payments/${encodeURIComponent(paymentId)}/mini-program`;
  const page = new URL(`${gateway.replace(/\/$/, '')}${path}`, location.href);
  return page.origin === location.origin ? page : undefined;
}

async function playNativePage(standIn: MiniProgram, page: URL): Promise<void> {
  try {
    const { code } = await readAnswer<{ code: string }>(await fetch(`/sandbox/mini-program-login?channel=${standIn.channel}`));
    const body = JSON.stringify({ code });
    const call = await readAnswer<WalletCall>(await fetch(page, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }));
    await askPayer(standIn, call.kind === 'wechat-jsapi' ? call.parameters.package : call.tradeNo);
  } catch (error) {
    await tellPayer(standIn, `支付页没有取到支付参数，请返回后重试。（${error instanceof Error ? error.message : '未知原因'}）`);
  }
}

async function readAnswer<Body>(answer: Response): Promise<Body> {
  if (answer.ok) return (await answer.json()) as Body;
  const problem = (await answer.json().catch(() => ({}))) as { title?: string };
  throw new Error(problem.title ?? `HTTP ${answer.status}`);
}
