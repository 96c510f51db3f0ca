import * as v from 'valibot';
import type { AlipayAccount } from './alipay-account';
import type { AlipayClient } from './alipay-client';
import { toGoodsType, toOrder } from './alipay-order';
import { isKnown, toRefusal } from './alipay-refusals';
import { judgeTrade, readTrade } from './alipay-trade';
import type { Attempt, Circumstances, StartAnswer } from './channel-adapter';
import { leadToNativePage } from './native-page';

const codeLifeMs = 2 * 3_600_000;

/** Starts an attempt of one product. */
export type AlipayStart = (
  parts: { readonly account: AlipayAccount; readonly client: AlipayClient },
  attempt: Attempt,
  circumstances: Circumstances,
) => Promise<StartAnswer>;

const qrSchema = v.object({ qr_code: v.pipe(v.string(), v.startsWith('https://')) });
const tradeNoSchema = v.object({ trade_no: v.pipe(v.string(), v.minLength(1)) });

/** How each product is started. */
export const starts: Readonly<Record<string, AlipayStart>> = {
  'alipay.page': ({ account, client }, attempt, { returnUrl }) => {
    const bizContent = { ...toOrder(attempt, 'FAST_INSTANT_TRADE_PAY'), ...toGoodsType(attempt) };
    const signed = client.sdk.sdkExecute('alipay.trade.page.pay', { bizContent, notifyUrl: account.notifyUrl, returnUrl });
    const fields = [...new URLSearchParams(signed)].map(([name, value]) => ({ name, value }));
    // The gateway has to know the character set before it reads the form.
    const url = `${account.origin}/gateway.do?charset=utf-8`;
    return started(attempt, { kind: 'form', url, method: 'POST', fields });
  },
  'alipay.wap': ({ account, client }, attempt, { returnUrl }) => {
    const bizContent = { ...toOrder(attempt, 'QUICK_WAP_WAY'), ...toGoodsType(attempt), quit_url: returnUrl };
    const url = client.sdk.pageExecute('alipay.trade.wap.pay', 'GET', { bizContent, notifyUrl: account.notifyUrl, returnUrl });
    return started(attempt, { kind: 'redirect', url });
  },
  'alipay.app': ({ account, client }, attempt) => {
    const bizContent = { ...toOrder(attempt, 'QUICK_MSECURITY_PAY'), ...toGoodsType(attempt) };
    const orderStr = client.sdk.sdkExecute('alipay.trade.app.pay', { bizContent, notifyUrl: account.notifyUrl });
    // 20000125 is the wallet's own cashier.
    const fallbackUrl = `alipays://platformapi/startapp?appId=20000125&orderSuffix=${encodeURIComponent(orderStr)}`;
    return started(attempt, { kind: 'app-sdk', sdk: 'alipay', parameters: { orderStr }, fallbackUrl });
  },
  'alipay.qr': async ({ account, client }, attempt) => {
    const order = toOrder(attempt, 'FACE_TO_FACE_PAYMENT');
    const answer = await client.call('alipay.trade.precreate', order, { notifyUrl: account.notifyUrl });
    if (!isKnown(answer)) return { kind: 'unavailable' };
    if (answer.code !== '10000') return toRefusal(answer);
    const code = v.safeParse(qrSchema, answer);
    if (!code.success) return { kind: 'unavailable' };
    return { kind: 'started', action: { kind: 'qr-code', content: code.output.qr_code }, lifeMs: codeLifeMs };
  },
  'alipay.jsapi': async (parts, attempt) => {
    const created = await createTrade(parts, attempt, attempt.openid ?? '');
    return 'tradeNo' in created ? started(attempt, { kind: 'alipay-jsapi', tradeNo: created.tradeNo }) : created;
  },
  'alipay.mini-program': (_, attempt, circumstances) => started(attempt, leadToNativePage(circumstances)),
  'alipay.payer-code': async ({ account, client }, attempt, { payerCode }) => {
    if (payerCode === undefined) return { kind: 'payer-code-invalid', message: '请扫描付款码' };
    const order = { ...toOrder(attempt, 'FACE_TO_FACE_PAYMENT'), scene: 'bar_code', auth_code: payerCode };
    const answer = await client.call('alipay.trade.pay', order, { notifyUrl: account.notifyUrl });
    // Charged or not: only a query tells.
    if (!isKnown(answer) || answer.code === '10003') return { kind: 'paying' };
    if (answer.sub_code === 'ACQ.PAYMENT_AUTH_CODE_INVALID') return { kind: 'payer-code-invalid', message: answer.sub_msg ?? '付款码无效' };
    if (answer.code !== '10000') return toRefusal(answer);
    const trade = readTrade({ ...answer, trade_status: 'TRADE_SUCCESS' });
    const state = trade && judgeTrade(trade, attempt);
    return state?.kind === 'paid' ? state : { kind: 'paying' };
  },
};

/** The products that are signed here and meet the channel only with the payer. */
export const signedHereProductIds = ['alipay.page', 'alipay.wap', 'alipay.app', 'alipay.mini-program'];

/** Makes the trade that the wallet's own page or mini program is called with. */
export async function createTrade(
  { account, client }: Parameters<AlipayStart>[0],
  attempt: Attempt,
  buyerOpenId: string,
): Promise<{ readonly tradeNo: string } | StartAnswer> {
  const order = { ...toOrder(attempt, 'JSAPI_PAY'), op_app_id: account.appId, buyer_open_id: buyerOpenId };
  const answer = await client.call('alipay.trade.create', order, { notifyUrl: account.notifyUrl });
  if (!isKnown(answer)) return { kind: 'unavailable' };
  if (answer.code !== '10000') return toRefusal(answer);
  const trade = v.safeParse(tradeNoSchema, answer);
  return trade.success ? { tradeNo: trade.output.trade_no } : { kind: 'unavailable' };
}

function started(attempt: Attempt, action: Extract<StartAnswer, { kind: 'started' }>['action']): Promise<StartAnswer> {
  return Promise.resolve({ kind: 'started', action, lifeMs: attempt.expiresAt.getTime() - attempt.createdAt.getTime() });
}
