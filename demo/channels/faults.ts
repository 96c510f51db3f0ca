import { randomUUID } from 'node:crypto';

/**
 * What can be asked to go wrong, so that a cashier's worst days can be rehearsed, and where: at an operation that merchants call, or on the
 * way of a notification.
 *
 * `lost-answer` is after the work is done; `server-error` and `refused` are before it; `paid-first` has the payer pay in the moment before a
 * close or reversal is carried out; with `funds-short` the merchant's money does not suffice for a refund, which
 * some channels tell from a refusal. A notification is `dropped`, sent twice at once (`repeated`) or a hundred times (`flooded`), sent only
 * after a while (`late`), followed by an older word (`reordered`), signed with a key that is not the channel's (`forged`), or tells of a wrong
 * amount or of another merchant.
 */
export const faultKinds = {
  order: ['lost-answer', 'server-error', 'refused', 'wrong-amount'],
  query: ['lost-answer', 'server-error', 'refused', 'wrong-amount'],
  close: ['lost-answer', 'server-error', 'refused', 'paid-first'],
  reverse: ['lost-answer', 'server-error', 'refused', 'paid-first'],
  refund: ['lost-answer', 'server-error', 'refused', 'funds-short'],
  notify: ['dropped', 'repeated', 'flooded', 'late', 'reordered', 'forged', 'wrong-amount', 'wrong-merchant'],
} as const;

/** An operation that merchants call, or the notification. */
export type FaultPlace = keyof typeof faultKinds;

/** What goes wrong there. */
export type FaultKind = (typeof faultKinds)[FaultPlace][number];

/** One arranged fault for the orders whose number starts with a prefix. */
export interface Fault {
  readonly orderPrefix: string;
  readonly place: FaultPlace;
  readonly kind: FaultKind;
  readonly times: number;
  /** How late a late notification is, in milliseconds. */
  readonly afterMs?: number;
}

/** One that is still to happen. */
export interface PendingFault extends Fault {
  readonly id: string;
  /** How often it is still to happen. */
  readonly left: number;
}

/** The faults that are still to happen at the channels. */
export class Faults {
  #pending: readonly PendingFault[] = [];

  /** Arranges a fault; of several for one place, the one that was arranged first is spent first. */
  add(fault: Fault): PendingFault {
    const pending = { ...fault, id: randomUUID(), left: fault.times };
    this.#pending = [...this.#pending, pending];
    return pending;
  }

  /** Takes the next fault for an operation on an order, if one was arranged. */
  take(place: FaultPlace, outTradeNo: string): Fault | undefined {
    const found = this.#pending.find((one) => one.place === place && outTradeNo.startsWith(one.orderPrefix));
    if (found === undefined) return undefined;
    this.#pending = this.#pending.flatMap((one) => {
      if (one !== found) return [one];
      return one.left > 1 ? [{ ...one, left: one.left - 1 }] : [];
    });
    return found;
  }

  /** What is still to happen, oldest first. */
  get pending(): readonly PendingFault[] {
    return this.#pending;
  }

  /**
   * Takes an arrangement back.
   * @returns whether it was still to happen
   */
  lift(id: string): boolean {
    const before = this.#pending.length;
    this.#pending = this.#pending.filter((one) => one.id !== id);
    return this.#pending.length < before;
  }
}
