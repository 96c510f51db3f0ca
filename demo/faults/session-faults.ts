import { randomUUID } from 'node:crypto';
import type { Fault } from './fault';
import type { OperationName } from './operation-of';

/** What is to befall the next requests of one session for one operation. */
export interface SessionFault<F extends Fault = Fault> {
  readonly sessionId: string;
  readonly operation: OperationName;
  /** How many of them. */
  readonly times: number;
  readonly fault: F;
}

/** One that is still to happen. */
export interface PendingSessionFault extends SessionFault {
  readonly id: string;
  /** How often it is still to happen. */
  readonly left: number;
}

/** The faults that are still to happen between browsers and the merchant. */
export class SessionFaults {
  #pending: readonly PendingSessionFault[] = [];
  readonly #onAdd: () => void;

  /** @param onAdd is told of each that is arranged, before anything can befall */
  constructor(onAdd: () => void = () => undefined) {
    this.#onAdd = onAdd;
  }

  /** Arranges a fault; of several for one operation, the one that was arranged first is spent first. */
  add(fault: SessionFault): PendingSessionFault {
    const pending = { ...fault, id: randomUUID(), left: fault.times };
    this.#pending = [...this.#pending, pending];
    this.#onAdd();
    return pending;
  }

  /** Takes the next fault for a request, if one was arranged. */
  take(sessionId: string, operation: OperationName): Fault | undefined {
    const found = this.#pending.find((one) => one.sessionId === sessionId && one.operation === operation);
    if (found === undefined) return undefined;
    this.#pending = this.#pending.flatMap((one) => {
      if (one !== found) return [one];
      return one.left > 1 ? [{ ...one, left: one.left - 1 }] : [];
    });
    return found.fault;
  }

  /** What is still to happen, oldest first. */
  get pending(): readonly PendingSessionFault[] {
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
