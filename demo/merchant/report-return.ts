import { logError } from '../log-error';
import { askChannelSparingly } from './ask-channel';
import type { ChannelAdapter } from './channels/channel-adapter';
import type { Merchant, PaymentRow } from './merchant';
import { findPayments } from './sessions';
import { isLive, isUnfinished } from './views';
import type { ReturnReport } from './wire';

/** The number that a channel signed for when it sent the browser back; undefined for whatever else was sent in its name. */
export function readReturnedNumber(adapter: ChannelAdapter | undefined, params: Readonly<Record<string, string>>): string | undefined {
  try {
    const outTradeNo = adapter?.readReturn?.(params);
    return outTradeNo !== undefined && /^[0-9A-Za-z]{8,32}$/.test(outTradeNo) ? outTradeNo : undefined;
  } catch (error) {
    // A browser brings what anybody may have written; what can not even be read is not signed.
    logError(error);
    return undefined;
  }
}

/**
 * Asks the channel because a browser came back. What it brought is a claim: signed, it says which attempt is asked about; anything else makes
 * the server ask about those of the channel that may be what the page waits for.
 * @returns whether the channel was asked about any of them just before, so that it was not asked again
 */
export async function askAboutReturn(merchant: Merchant, sessionId: string, { channel, params }: ReturnReport): Promise<boolean> {
  const payments = (await findPayments(merchant.database, sessionId)).filter(({ productId }) => productId.startsWith(`${channel}.`));
  const outTradeNo = readReturnedNumber(merchant.channels.get(channel), params);
  const named = payments.filter((payment) => payment.outTradeNo === outTradeNo && payment.status !== 'paid');
  let isTooSoon = false;
  for (const payment of named.length > 0 ? named : awaited(payments)) {
    isTooSoon = !(await askChannelSparingly(merchant, payment)) || isTooSoon;
  }
  return isTooSoon;
}

/** The live attempt, or else the last that was left behind; with any that somebody may be paying. */
function awaited(payments: readonly PaymentRow[]): readonly PaymentRow[] {
  const unfinished = payments.filter(isUnfinished);
  const awaitedOne = unfinished.find(isLive) ?? unfinished.at(-1);
  return unfinished.filter((payment) => payment === awaitedOne || payment.status === 'paying' || payment.channelAnswer !== 'unpaid');
}
