import { Formatter } from 'wechatpay-axios-plugin';

/** Where H5's page is, below the channel's origin. */
export const h5Path = '/cgi-bin/mmpayweb-bin/checkmweb';

/** Five minutes from the order: the page is not opened after that. */
export const h5LifeMs = 5 * 60_000;

/** What leads to an order by H5: both numbers, as the address has them. */
export function h5Content(query: URLSearchParams): string {
  const { prepay_id: prepayId = '', package: token = '' } = Object.fromEntries(query);
  return new URLSearchParams({ prepay_id: prepayId, package: token }).toString();
}

/** A new one. */
export function makeH5Content(): string {
  return h5Content(new URLSearchParams({ prepay_id: `wx${Formatter.nonce(32)}`, package: Formatter.nonce(16) }));
}
