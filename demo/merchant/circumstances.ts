import type { Circumstances } from './channels/channel-adapter';
import type { Merchant, PaymentRow } from './merchant';

/** What is known of one attempt while a payer's browser asks for it. */
export function circumstancesOf(merchant: Merchant, payment: PaymentRow, payerIp: string, payerCode?: string): Circumstances {
  const { origin } = merchant;
  return {
    payerIp,
    payerCode,
    returnUrl: `${origin}/pay/${payment.sessionId}`,
    attemptQuery: { gateway: `${origin}/api`, sessionId: payment.sessionId, paymentId: payment.id },
  };
}
