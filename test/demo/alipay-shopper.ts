import type { Payment } from '../../demo/merchant/wire';
import { contentOf } from './alipay-merchant';
import type { Shopper } from './shopper';

/** Where the payer stands, by the base product of Alipay that is started there. */
export const places = {
  'alipay.page': { terminal: 'pc', host: 'browser', os: 'windows', device: 'desktop' },
  'alipay.qr': { terminal: 'scan', host: 'browser', os: 'other', device: 'tablet' },
  'alipay.wap': { terminal: 'wap', host: 'browser', os: 'android', device: 'phone' },
  'alipay.jsapi': { terminal: 'wap', host: 'alipay', os: 'android', device: 'phone' },
  'alipay.app': { terminal: 'app', host: 'browser', os: 'ios', device: 'phone' },
  'alipay.mini-program': { terminal: 'mini-program', host: 'alipay', os: 'ios', device: 'phone' },
} as const;

/** A base product of Alipay. */
export type Carrier = keyof typeof places;

/** Every base product of Alipay that shows the payer something. */
export const carriers = Object.keys(places) as Carrier[];

/** What leads the payer's wallet to an attempt, wherever it was started. */
export async function follow(shopper: Shopper, payment: Payment): Promise<string> {
  const { action } = payment;
  if (action?.kind === 'mini-program') {
    // The stand-in for my.getAuthCode is the round trip in a browser.
    const { code } = await authorize(shopper);
    const answer = await shopper.post<{ tradeNo: string }>(`/payments/${payment.id}/mini-program`, { code });
    return answer.body.tradeNo;
  }
  if (action?.kind !== 'form' && action?.kind !== 'redirect') return contentOf(action ?? { kind: 'none' });
  const body = action.kind === 'form' ? new URLSearchParams(action.fields.map(({ name, value }): [string, string] => [name, value])) : null;
  const came = await fetch(action.url, { method: body ? 'POST' : 'GET', redirect: 'manual', body });
  return new URL(came.headers.get('Location') ?? '', shopper.demo.channelsUrl).href;
}

/** What a browser asks of Alipay's gateway, or hands to its app: the order as it was signed. */
export function orderOf({ action }: Payment): unknown {
  const read = (params: URLSearchParams): unknown => JSON.parse(params.get('biz_content') ?? 'null');
  if (action?.kind === 'form') return read(new URLSearchParams(action.fields.map(({ name, value }): [string, string] => [name, value])));
  if (action?.kind === 'redirect') return read(new URL(action.url).searchParams);
  return read(new URLSearchParams(contentOf(action ?? { kind: 'none' })));
}

/** Asks Alipay who the payer is: the code, and where the browser is sent with it. */
export async function authorize(shopper: Shopper): Promise<{ readonly code: string; readonly callback: string }> {
  const { body } = await shopper.post<{ redirectUrl: string }>('/authorizations', { host: 'alipay' });
  const callback = (await fetch(body.redirectUrl, { redirect: 'manual' })).headers.get('Location') ?? '';
  return { callback, code: new URL(callback).searchParams.get('auth_code') ?? '' };
}
