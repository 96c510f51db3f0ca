import type { CashierErrorCode } from '../model/cashier-error.js';
import type { GatewayFailure } from './gateway.js';

/** What the payer is told; the words between page and server stay there. */
export function plainCode({ code }: GatewayFailure): CashierErrorCode {
  switch (code) {
    case 'payment-live':
      return 'payment-live-elsewhere';
    case 'in-progress':
      return 'gateway-error';
    case 'authorization-needed':
      return 'authorization-unavailable';
    default:
      return code;
  }
}
