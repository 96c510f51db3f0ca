import { cleanDescription, isKnown, orderRules } from '../../../src/entries/channels';
import type { Attempt } from './channel-adapter';
import type { UnionpayAccount } from './unionpay-client';
import type { UnionpayFields } from './unionpay-signatures';
import { toUnionpayTime } from './unionpay-time';

/** What UnionPay is sent where no notification is wanted, by its own manual. */
export const noNotification = 'http://www.specialUrl.com';

const { description } = orderRules.unionpay;

/** What tells the products apart: 01 is the consumption of the gateway, 06 and 07 are those by code; 07 is a PC and 08 a phone. */
const kinds: Readonly<Record<string, { readonly bizType: string; readonly txnSubType: string; readonly channelType: string }>> = {
  'unionpay.page': { bizType: '000201', txnSubType: '01', channelType: '07' },
  'unionpay.wap': { bizType: '000201', txnSubType: '01', channelType: '08' },
  'unionpay.app': { bizType: '000201', txnSubType: '01', channelType: '08' },
  'unionpay.jsapi': { bizType: '000201', txnSubType: '01', channelType: '08' },
  'unionpay.qr': { bizType: '000000', txnSubType: '07', channelType: '08' },
  'unionpay.payer-code': { bizType: '000000', txnSubType: '06', channelType: '08' },
};

/** The order of an attempt, the same each time it is sent: number and time together are what UnionPay knows it by. */
export function toUnionpayOrder(attempt: Attempt, account: UnionpayAccount): UnionpayFields {
  return {
    ...kinds[attempt.productId],
    ...toNumber(attempt),
    txnType: '01',
    txnAmt: String(attempt.amount),
    currencyCode: '156',
    orderDesc: toDescription(attempt.subject),
    backUrl: account.notifyUrl,
    payTimeout: toUnionpayTime(attempt.expiresAt),
  };
}

/**
 * The order of an attempt with a payer's code. It is answered at once or by query, and not notified: a notification that is late could come
 * in after the money was taken back.
 */
export function toCodeOrder(attempt: Attempt, payerCode: string, account: UnionpayAccount): UnionpayFields {
  return { ...toUnionpayOrder(attempt, account), qrNo: payerCode, payTimeout: '', backUrl: noNotification };
}

/** By what UnionPay knows an attempt. */
export function toNumber({ outTradeNo, createdAt }: Attempt): { readonly orderId: string; readonly txnTime: string } {
  return { orderId: outTradeNo, txnTime: toUnionpayTime(createdAt) };
}

/** As much of a subject as fits into what UnionPay takes, without the characters that break its answers. */
export function toDescription(subject: string): string {
  return cleanDescription(subject, isKnown(description) ? description.value : undefined) ?? '';
}
