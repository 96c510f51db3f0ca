import { isPayerCode } from '../core/server-facts.js';
import type { CheckoutState, PageName } from '../core/checkout-state.js';
import type { MessageKey, Translate } from '../locales/messages.js';
import { walletOn } from './wallet-on.js';

const headings: { readonly [Name in PageName]?: MessageKey } = {
  loading: 'loading.heading',
  unavailable: 'unavailable.heading',
  'collecting-code': 'collecting-code.heading',
  authorizing: 'authorizing.heading',
  creating: 'creating.heading',
  'outcome-unknown': 'outcome-unknown.heading',
  launching: 'launching.heading',
  'code-expired': 'code-expired.heading',
  confirming: 'confirming.heading',
  closing: 'closing.heading',
  paid: 'paid.heading',
  'paid-twice': 'paid-twice.heading',
  failed: 'failed.heading',
  closed: 'closed.heading',
  expired: 'expired.heading',
};

/** What is said aloud when a screen changes without the payer's doing; its heading says it when the payer's focus is there. */
export function announce(state: CheckoutState, t: Translate): string {
  const key = keyOf(state);
  return key ? t(key, { wallet: walletOn(state, t) }) : '';
}

function keyOf({ page, session }: CheckoutState): MessageKey | undefined {
  const payment = 'paymentId' in page ? session?.payments.find(({ id }) => id === page.paymentId) : undefined;
  const isReversal = payment !== undefined && isPayerCode(payment);
  switch (page.name) {
    case 'awaiting':
      if (isReversal) return 'awaiting-payer.heading';
      if (payment?.status === 'paying') return 'awaiting-code.scanned';
      if (page.reason === 'unpaid') return 'awaiting-wallet.unpaid';
      return payment?.action?.kind === 'qr-code' ? 'awaiting-code.detail' : 'awaiting-wallet.heading';
    case 'closing':
      return isReversal ? 'reversing.heading' : headings[page.name];
    case 'confirming':
      if (page.cause === 'reversing') return 'reversing.heading';
      return page.then === 'relaunch' ? 'confirming.before-relaunch' : headings[page.name];
    default:
      return headings[page.name];
  }
}
