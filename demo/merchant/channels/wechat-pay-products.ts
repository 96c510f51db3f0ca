import * as v from 'valibot';
import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import type { Action } from '../wire';
import type { Attempt, Circumstances, StartAnswer } from './channel-adapter';
import { leadToNativePage } from './native-page';
import type { WechatPayAccount, WechatPayClient } from './wechat-pay-client';
import { toRefusal } from './wechat-pay-error';
import { appidOf, toOrder } from './wechat-pay-order';

const minute = 60_000;
const prepaidLifeMs = 120 * minute;
const h5LifeMs = 5 * minute;

type Facts = Readonly<Record<string, unknown>>;

/** How a product that is ordered before it is paid is ordered, and what the browser then does. */
interface PrepaidProduct {
  readonly path: string;
  /** What the order has beside what all have. */
  readonly orderOf: (attempt: Attempt, circumstances: Pick<Circumstances, 'payerIp'>) => Facts;
  readonly answer: v.GenericSchema<unknown, string>;
  readonly lifeMs: number;
  readonly act: (content: string, attempt: Attempt, account: WechatPayAccount, circumstances: Pick<Circumstances, 'returnUrl'>) => Action;
}

const prepayId = v.pipe(
  v.object({ prepay_id: v.pipe(v.string(), v.minLength(1)) }),
  v.transform((answer) => answer.prepay_id),
);

const jsapi: PrepaidProduct = {
  path: '/v3/pay/transactions/jsapi',
  orderOf: ({ openid }) => ({ payer: { openid } }),
  answer: prepayId,
  lifeMs: prepaidLifeMs,
  act: toBridgeCall,
};

const products: Readonly<Record<string, PrepaidProduct>> = {
  'wechat-pay.native': {
    path: '/v3/pay/transactions/native',
    orderOf: () => ({}),
    answer: v.pipe(
      v.object({ code_url: v.pipe(v.string(), v.startsWith('weixin://')) }),
      v.transform((answer) => answer.code_url),
    ),
    lifeMs: prepaidLifeMs,
    act: (content) => ({ kind: 'qr-code', content }),
  },
  'wechat-pay.jsapi': jsapi,
  'wechat-pay.mini-program': jsapi,
  'wechat-pay.h5': {
    path: '/v3/pay/transactions/h5',
    orderOf: (_, { payerIp }) => ({ scene_info: { payer_client_ip: payerIp, h5_info: { type: 'Wap' } } }),
    answer: v.pipe(
      v.object({ h5_url: v.pipe(v.string(), v.url(), v.regex(/^https?:\/\/[^?#]+\?[^#]+$/)) }),
      v.transform((answer) => answer.h5_url),
    ),
    lifeMs: h5LifeMs,
    act: (url, _attempt, _account, { returnUrl }) => ({ kind: 'redirect', url: `${url}&redirect_url=${encodeURIComponent(returnUrl)}` }),
  },
  'wechat-pay.app': {
    path: '/v3/pay/transactions/app',
    orderOf: () => ({}),
    answer: prepayId,
    lifeMs: prepaidLifeMs,
    act: toSdkCall,
  },
};

/** The products that are ordered before they are paid. */
export const prepaidProductIds: readonly string[] = Object.keys(products);

/** Places the order of an attempt, or the same order again for a new action. */
export async function startPrepaid(
  send: WechatPayClient,
  account: WechatPayAccount,
  attempt: Attempt,
  circumstances: Pick<Circumstances, 'payerIp' | 'returnUrl'>,
): Promise<StartAnswer> {
  const product = products[attempt.productId];
  if (product === undefined) return { kind: 'refused', code: 'PRODUCT_UNKNOWN', message: 'No such product of this channel' };
  const order = { ...toOrder(attempt, account), notify_url: account.notifyUrl, ...product.orderOf(attempt, circumstances) };
  const answer = await send('POST', product.path, order);
  if (answer === undefined || answer.status === 429) return { kind: 'unavailable' };
  if (answer.status !== 200) return toRefusal(answer);
  const content = v.safeParse(product.answer, answer.body);
  if (!content.success) return { kind: 'unavailable' };
  return { kind: 'started', action: product.act(content.output, attempt, account, circumstances), lifeMs: product.lifeMs };
}

/** Where a mini program's native page pays; the order is placed when that page says who pays. */
export function leadToMiniProgram(circumstances: Circumstances): StartAnswer {
  return { kind: 'started', action: leadToNativePage(circumstances), lifeMs: prepaidLifeMs };
}

function toBridgeCall(content: string, attempt: Attempt, account: WechatPayAccount): Action {
  const appId = appidOf(attempt, account);
  const prepay = `prepay_id=${content}`;
  const { timestamp: timeStamp, nonce: nonceStr, sign: paySign } = signCall(appId, prepay, account);
  return { kind: 'wechat-jsapi', parameters: { appId, timeStamp, nonceStr, package: prepay, signType: 'RSA', paySign } };
}

function toSdkCall(content: string, attempt: Attempt, account: WechatPayAccount): Action {
  const appid = appidOf(attempt, account);
  const { timestamp, nonce: noncestr, sign } = signCall(appid, content, account);
  const parameters = { appid, partnerid: account.mchid, prepayid: content, package: 'Sign=WXPay', noncestr, timestamp, sign };
  return { kind: 'app-sdk', sdk: 'wechat-pay', parameters };
}

/** The wallet checks that the call is the merchant's own: appid, time, nonce and prepaid number, a line each. */
function signCall(appid: string, prepaid: string, { keyPair }: WechatPayAccount): { timestamp: string; nonce: string; sign: string } {
  const timestamp = String(Formatter.timestamp());
  const nonce = Formatter.nonce();
  return { timestamp, nonce, sign: Rsa.sign(Formatter.joinedByLineFeed(appid, timestamp, nonce, prepaid), keyPair.privateKey) };
}
