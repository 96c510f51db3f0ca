const pc = ['wechat-pay.native', 'alipay.page', 'alipay.huabei', 'unionpay.page', 'jd-pay.page', 'jd-pay.baitiao'];
// H5 was opened because the bridge was: it is listed also where it does not work.
const wap = ['wechat-pay.h5', 'alipay.wap', 'alipay.huabei', 'unionpay.wap', 'jd-pay.wap', 'jd-pay.baitiao', 'wechat-pay.jsapi'];
const wechat = ['wechat-pay.jsapi', 'alipay.wap'];
const app = ['wechat-pay.app', 'alipay.app', 'unionpay.app'];
const miniProgram = ['wechat-pay.mini-program', 'alipay.mini-program'];
const inside = ['alipay.jsapi', 'unionpay.jsapi'];
const codes = ['alipay.qr', 'unionpay.qr'];
const payerCodes = ['wechat-pay.payer-code', 'alipay.payer-code', 'unionpay.payer-code', 'jd-pay.payer-code'];

/** What a merchant opens for each terminal, in the order of his liking. */
const byTerminal: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    pc,
    wap: [...inside, ...wap],
    wechat,
    app,
    'mini-program': miniProgram,
    scan: [...payerCodes, 'wechat-pay.native', ...codes],
  }),
);

/** For a page that may be opened anywhere: the cashier shows what works there. A counter says that it is one. */
const anywhere = [...pc, ...wechat, ...wap, ...inside, ...app, ...miniProgram];

/** The products of an order that names none. */
export function usualProducts(terminal: string | null): readonly string[] {
  return (terminal === null ? undefined : byTerminal.get(terminal)) ?? [...new Set(anywhere)];
}
