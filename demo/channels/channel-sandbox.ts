import type { Hono } from 'hono';
import type { Act } from './act';

/** Where an order stands, in words that every channel has; the channel's own word is beside it. */
export type Standing = 'unpaid' | 'paying' | 'paid' | 'failed' | 'closed' | 'refunded';

/** One way to pay an order of instalments, as the wallet puts it to its payer. */
export interface PayerPlan {
  /** 0 for all at once. */
  readonly periods: number;
  readonly words: string;
  /** The one that is taken unless the payer says otherwise. */
  readonly isChosen: boolean;
}

/** An order as the sandbox tells a payer. */
export interface PayerOrder {
  /** The first part of a product's id. */
  readonly channel: string;
  readonly outTradeNo: string;
  readonly standing: Standing;
  /** The channel's own word. */
  readonly tradeState: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly subject: string;
  readonly payee: string;
  /** What the merchant has ruled out, or how it was paid. */
  readonly notice?: string;
  /** While it can be paid in instalments. */
  readonly plans?: readonly PayerPlan[];
}

/** One attempt as a channel's ledger has it. */
export interface LedgerLine {
  readonly channel: string;
  readonly outTradeNo: string;
  /** Minor units. */
  readonly total: number;
  readonly standing: Standing;
  readonly tradeState: string;
  /** RFC 3339; null while nothing was paid. */
  readonly paidAt: string | null;
  readonly refunds: readonly {
    readonly outRefundNo: string;
    /** Minor units. */
    readonly amount: number;
    /** SUCCESS or PROCESSING, in the channel's own word where it has another. */
    readonly status: string;
  }[];
}

/** What the ledger is asked for. */
export interface LedgerFilter {
  readonly outTradeNo?: string;
  readonly orderPrefix?: string;
}

/** What a payer does at one channel, and what its ledger says. Nothing of it exists at the real one. */
export interface PayerSide {
  /** The first part of a product's id. */
  readonly channel: string;
  /** Whether a text leads to an order here: a code's text, a prepaid number, a trade number, a payer's code. */
  recognizes(content: string): Promise<boolean>;
  /**
   * Finds the order that a text leads to, if that act can still be done to it.
   * @throws ActRefusal
   */
  find(content: string, act: Act): Promise<PayerOrder>;
  /**
   * Carries an act out.
   * @param periods what the payer has chosen of the order's plans
   * @returns the order as it then stands
   * @throws ActRefusal
   */
  perform(content: string, act: Act, periods?: number): Promise<PayerOrder>;
  ledger(filter: LedgerFilter): Promise<readonly LedgerLine[]>;
  /**
   * A new payer's code, as the wallet on the payer's phone shows it. Until the merchant has used it there is no order behind it: `find`
   * and `perform` then refuse with `code-unused`. A code made with an `outcome` is answered so at once: `pay` needs no password.
   */
  makePayerCode(outcome?: 'pay' | 'password' | 'fail'): Promise<string>;
}

/** One channel's sandbox: its wire protocol, the pages that a payer's browser is sent to, and the payer's side. */
export interface ChannelSandbox {
  readonly app: Hono;
  readonly payer: PayerSide;
  readonly close: () => Promise<void>;
}
