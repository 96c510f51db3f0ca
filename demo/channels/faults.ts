/** What can be asked to go wrong, so that a cashier's worst days can be rehearsed. */
export const faultKinds = ['lost-answer', 'server-error', 'refused', 'dropped', 'repeated', 'wrong-amount', 'paid-first'] as const;

/** Where it goes wrong. */
export const faultPlaces = ['order', 'query', 'close', 'reverse', 'refund', 'notify'] as const;

/**
 * `lost-answer` is after the work is done; `server-error` and `refused` are before it; `dropped` never sends, `repeated` sends twice at once;
 * `paid-first` has the payer pay in the moment before a close or reversal is carried out.
 */
export type FaultKind = (typeof faultKinds)[number];

/** An operation that merchants call, or the notification. */
export type FaultPlace = (typeof faultPlaces)[number];

/** One arranged fault for the orders whose number starts with a prefix. */
export interface Fault {
  readonly orderPrefix: string;
  readonly place: FaultPlace;
  readonly kind: FaultKind;
  readonly times: number;
}

/** The faults that are still to happen. */
export class Faults {
  readonly #pending: { fault: Fault; left: number }[] = [];

  /** Arranges a fault. */
  add(fault: Fault): void {
    this.#pending.push({ fault, left: fault.times });
  }

  /** Takes the next fault for an operation on an order, if one was arranged. */
  take(place: FaultPlace, outTradeNo: string): FaultKind | undefined {
    const index = this.#pending.findIndex(({ fault }) => fault.place === place && outTradeNo.startsWith(fault.orderPrefix));
    const found = this.#pending[index];
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#pending.splice(index, 1);
    return found.fault.kind;
  }
}
