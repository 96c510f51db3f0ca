import type { Action } from '../model/action.js';
import type { CashierErrorCode } from '../model/cashier-error.js';
import type { Selection } from '../model/offer.js';
import type { Payment } from '../model/payment.js';
import type { PageName } from '../core/checkout-state.js';

/** The session is loaded and something can be chosen or seen. */
export class UcReadyEvent extends Event {
  constructor() {
    super('uc-ready', { bubbles: true });
  }
}

/** The payer has chosen a product or plan. Fired by `<uc-method-list>`, and heard around the cashier it stands in. */
export class UcSelectEvent extends Event {
  readonly selection: Selection;
  constructor(selection: Selection) {
    super('uc-select', { bubbles: true, composed: true });
    this.selection = selection;
  }
}

/** A wallet is about to be started. Prevented, the page does it itself and the cashier watches for the result. */
export class UcLaunchEvent extends Event {
  readonly action: Action;
  constructor(action: Action) {
    super('uc-launch', { bubbles: true, cancelable: true });
    this.action = action;
  }
}

/** Another page of the cashier is shown. */
export class UcStatusEvent extends Event {
  readonly state: PageName;
  constructor(state: PageName) {
    super('uc-status', { bubbles: true });
    this.state = state;
  }
}

/** The server says that the order is paid. */
export class UcPaidEvent extends Event {
  readonly payment: Payment | undefined;
  constructor(payment: Payment | undefined) {
    super('uc-paid', { bubbles: true });
    this.payment = payment;
  }
}

/** The server says that an attempt has failed; another can be made. */
export class UcFailedEvent extends Event {
  readonly payment: Payment | undefined;
  constructor(payment: Payment | undefined) {
    super('uc-failed', { bubbles: true });
    this.payment = payment;
  }
}

/** The order's time is over. A late success may still come, as `uc-paid`. */
export class UcExpiredEvent extends Event {
  constructor() {
    super('uc-expired', { bubbles: true });
  }
}

/** Something went wrong; the payer has been told, with a way forward. */
export class UcErrorEvent extends Event {
  readonly code: CashierErrorCode;
  constructor(code: CashierErrorCode) {
    super('uc-error', { bubbles: true });
    this.code = code;
  }
}

/** A new code is wanted. Fired by `<uc-qr-code>`. */
export class UcRefreshEvent extends Event {
  constructor() {
    super('uc-refresh');
  }
}

/** A payer's code was read. Fired by `<uc-payer-code>`. */
export class UcPayerCodeEvent extends Event {
  readonly payerCode: string;
  constructor(payerCode: string) {
    super('uc-payer-code');
    this.payerCode = payerCode;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'uc-ready': UcReadyEvent;
    'uc-select': UcSelectEvent;
    'uc-launch': UcLaunchEvent;
    'uc-status': UcStatusEvent;
    'uc-paid': UcPaidEvent;
    'uc-failed': UcFailedEvent;
    'uc-expired': UcExpiredEvent;
    'uc-error': UcErrorEvent;
    'uc-refresh': UcRefreshEvent;
    'uc-payer-code': UcPayerCodeEvent;
  }
}
