import type { AlipaySdk } from 'alipay-sdk';
import * as v from 'valibot';
import type { AlipayAccount } from './alipay-account';
import { withConfirmedPeriods } from './alipay-instalments';
import { judgeTrade, readTrade } from './alipay-trade';
import { NotificationRefusal, type Notification } from './channel-adapter';

const headSchema = v.object({ notify_id: v.pipe(v.string(), v.minLength(1), v.maxLength(128)), app_id: v.string(), seller_id: v.string() });

/** What Alipay signs when it sends a browser back; what else is in the address is the merchant's own. */
const returnNames = [
  'charset',
  'out_trade_no',
  'method',
  'total_amount',
  'sign',
  'trade_no',
  'auth_app_id',
  'version',
  'app_id',
  'sign_type',
  'seller_id',
  'timestamp',
];

/**
 * Verifies a form that Alipay posted. It carries no time limit: one that is told again is as good as the first.
 * @throws NotificationRefusal
 */
export function readAlipayNotification(sdk: AlipaySdk, account: AlipayAccount, body: string): Notification {
  const params = Object.fromEntries(new URLSearchParams(body));
  if (!isSigned(sdk, params)) throw new NotificationRefusal(401, 'Bad signature');
  const head = v.safeParse(headSchema, params);
  const trade = readTrade(params);
  if (!head.success || trade === undefined) throw new NotificationRefusal(400, 'Not about a trade');
  const isOurs = head.output.app_id === account.appId && head.output.seller_id === account.sellerId;
  return {
    id: head.output.notify_id,
    outTradeNo: trade.out_trade_no,
    judge: (attempt) => (isOurs ? withConfirmedPeriods(judgeTrade(trade, attempt), params) : { kind: 'unknown' }),
  };
}

/**
 * Verifies the parameters with which a browser came back.
 * @returns the number they are about, or undefined where they are not Alipay's word to this merchant
 */
export function readAlipayReturn(sdk: AlipaySdk, account: AlipayAccount, params: Readonly<Record<string, string>>): string | undefined {
  const known = Object.fromEntries(returnNames.filter((name) => Object.hasOwn(params, name)).map((name) => [name, params[name] ?? '']));
  if (known['app_id'] !== account.appId || known['seller_id'] !== account.sellerId) return undefined;
  return isSigned(sdk, known) ? known['out_trade_no'] : undefined;
}

function isSigned(sdk: AlipaySdk, params: Readonly<Record<string, string>>): boolean {
  // RSA, without the 2, is SHA-1: the SDK would take it.
  if (params['sign_type'] !== 'RSA2') return false;
  return sdk.checkNotifySignV2(params);
}
