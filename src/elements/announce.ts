import type { CheckoutState } from '../core/checkout-state.js';
import type { Translate } from '../locales/messages.js';

/** What is said aloud when a screen changes without the payer's doing; its heading says it when the payer's focus is there. */
export function announce({ page, session }: CheckoutState, t: Translate): string {
  switch (page.name) {
    case 'choosing':
      return '';
    case 'awaiting': {
      const payment = session?.payments.find(({ id }) => id === page.paymentId);
      if (payment?.status === 'paying') return t('awaiting-code.scanned');
      if (page.reason === 'unpaid') return t('awaiting-wallet.unpaid');
      return t(payment?.action?.kind === 'qr-code' ? 'awaiting-code.detail' : 'awaiting-wallet.heading');
    }
    default:
      return t(`${page.name}.heading`);
  }
}
