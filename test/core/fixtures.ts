import type { Action } from '../../src/model/action';
import type { Environment } from '../../src/model/environment';
import type { Payment } from '../../src/model/payment';
import type { Session, SessionUpdate } from '../../src/model/session';

export const sessionId = '0Yq3mT8cKpR5vZ1nB7xWdA';

const serverEpoch = Date.parse('2026-11-22T09:30:00.000+08:00');

/** What the server's clock says when the monotonic clock says `ms`. */
export function serverTime(ms: number): string {
  return new Date(serverEpoch + ms).toISOString();
}

export const desktop: Environment = { terminal: 'pc', host: 'browser', os: 'windows', device: 'desktop', certainty: 'user-agent' };
export const inWechat: Environment = { terminal: 'wechat', host: 'wechat', os: 'android', device: 'phone', certainty: 'user-agent' };

export const code: Action = { kind: 'qr-code', content: 'weixin://wxpay/bizpayurl?pr=NwY5Mz9' };
export const newCode: Action = { kind: 'qr-code', content: 'weixin://wxpay/bizpayurl?pr=Qm81kXz' };
export const bridge: Action = {
  kind: 'wechat-jsapi',
  parameters: { appId: 'wx88', timeStamp: '1795311021', nonceStr: '5K82', package: 'prepay_id=wx2014', signType: 'RSA', paySign: 'oR9d' },
};

/** An open session of ¥1,024.00 in which nothing has been tried; half an hour is left of it. */
export function aSession(parts: Partial<Session> = {}): Session {
  return {
    id: sessionId,
    status: 'open',
    order: { orderNo: '20261122093001', amount: { value: 102400, currency: 'CNY' }, subject: '海错图笔记', payee: { name: '山川书店' } },
    products: [{ productId: 'wechat-pay.native' }, { productId: 'wechat-pay.jsapi' }],
    payments: [],
    authorization: { status: 'none' },
    expiresInMs: 1_800_000,
    serverTime: serverTime(1000),
    ...parts,
  };
}

/** What a poll brings of that session. */
export function anUpdate(parts: Partial<SessionUpdate> = {}): SessionUpdate {
  return { status: 'open', payments: [], expiresInMs: 1_800_000, serverTime: serverTime(1000), ...parts };
}

/** An unpaid attempt that shows a code for two minutes. */
export function aPayment(parts: Partial<Payment> = {}): Payment {
  return {
    id: 'pay_1',
    productId: 'wechat-pay.native',
    outTradeNo: '20261122093001A1',
    status: 'pending',
    channelAnswer: 'unpaid',
    checkedAt: serverTime(0),
    action: code,
    actionExpiresInMs: 120_000,
    ...parts,
  };
}

/** An unpaid attempt for WeChat's bridge. */
export function aBridgePayment(parts: Partial<Payment> = {}): Payment {
  return aPayment({ productId: 'wechat-pay.jsapi', action: bridge, actionExpiresInMs: 7_200_000, ...parts });
}

/** An attempt that was paid. */
export function aPaidPayment(parts: Partial<Payment> = {}): Payment {
  return aPayment({ status: 'paid', channelAnswer: 'unknown', paidAmount: { value: 102400, currency: 'CNY' }, ...parts });
}
