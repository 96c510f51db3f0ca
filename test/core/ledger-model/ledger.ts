import type { ProductId } from '../../../src/model/product';

/** What the channel says of one trade when the merchant's server asks. */
export type TradeWord = 'absent' | 'unpaid' | 'in-progress' | 'paid' | 'closed';

/** What the channel answers to a wish to close one. */
export type CloseWord = 'closed' | 'already-paid' | 'in-progress' | 'not-closable';

/** Money that really moved, in the order it moved. */
export interface Entry {
  readonly outTradeNo: string;
  readonly at: number;
}

/**
 * The truth, as it stands at the channel: which codes there are, who is typing a password, and what was really paid. It knows nothing of pages,
 * sessions or statuses, so that no fault of those can hide in it.
 */
export interface Ledger {
  readonly entries: readonly Entry[];
  /** Every code that was ever made, oldest first, whether or not anybody was shown it. */
  readonly codes: readonly string[];
  /** Makes a code for a trade, which begins with its first one. */
  makeCode(outTradeNo: string, productId: ProductId): string;
  /** A payer's wallet reads a code, and he begins to type. */
  scan(code: string): void;
  /** He gives up. */
  leave(code: string): void;
  /** He pays, if the channel takes it. */
  pay(code: string): Entry | undefined;
  isPayable(code: string): boolean;
  ask(outTradeNo: string): TradeWord;
  close(outTradeNo: string): CloseWord;
  /** Takes a trade back whose payer showed a code, though he may be typing. */
  reverse(outTradeNo: string): 'closed' | 'already-paid';
  /** Everybody who is typing gives up. */
  leaveAll(): void;
}

interface Trade {
  readonly outTradeNo: string;
  readonly isAlipay: boolean;
  readonly madeAt: Map<string, number>;
  word: TradeWord;
}

/** A code may be paid for two hours, whatever its order says. */
const codeLifeMs = 2 * 60 * 60_000;

/** Makes a ledger in which nothing has happened. */
export function createLedger(now: () => number): Ledger {
  const entries: Entry[] = [];
  const codes: string[] = [];
  const trades = new Map<string, Trade>();
  const ofCode = new Map<string, Trade>();

  const payableTrade = (code: string): Trade | undefined => {
    const trade = ofCode.get(code);
    const madeAt = trade?.madeAt.get(code);
    if (!trade || madeAt === undefined || trade.word === 'paid' || trade.word === 'closed') return undefined;
    return now() < madeAt + codeLifeMs ? trade : undefined;
  };

  return {
    entries,
    codes,
    makeCode(outTradeNo, productId) {
      const isAlipay = productId.startsWith('alipay.');
      // Alipay knows a code's trade once somebody has scanned it, and not before.
      const fresh: Trade = { outTradeNo, isAlipay, madeAt: new Map(), word: isAlipay ? 'absent' : 'unpaid' };
      const trade = trades.get(outTradeNo) ?? fresh;
      trades.set(outTradeNo, trade);
      const code = `${outTradeNo}/code-${String(codes.length)}`;
      // WeChat's old code dies with the new one; Alipay's stays payable.
      if (!isAlipay) trade.madeAt.clear();
      trade.madeAt.set(code, now());
      ofCode.set(code, trade);
      codes.push(code);
      return code;
    },
    scan(code) {
      const trade = payableTrade(code);
      if (trade) trade.word = 'in-progress';
    },
    leave(code) {
      const trade = ofCode.get(code);
      if (trade?.word === 'in-progress') trade.word = 'unpaid';
    },
    pay(code) {
      const trade = payableTrade(code);
      if (!trade) return undefined;
      trade.word = 'paid';
      const entry = { outTradeNo: trade.outTradeNo, at: now() };
      entries.push(entry);
      return entry;
    },
    isPayable: (code) => payableTrade(code) !== undefined,
    ask: (outTradeNo) => trades.get(outTradeNo)?.word ?? 'absent',
    close(outTradeNo) {
      const trade = trades.get(outTradeNo);
      if (!trade || trade.word === 'absent') return 'not-closable';
      if (trade.word === 'paid') return 'already-paid';
      if (trade.word === 'in-progress') return 'in-progress';
      trade.word = 'closed';
      return 'closed';
    },
    reverse(outTradeNo) {
      const trade = trades.get(outTradeNo);
      if (trade?.word === 'paid') return 'already-paid';
      if (trade) trade.word = 'closed';
      return 'closed';
    },
    leaveAll() {
      for (const trade of trades.values()) if (trade.word === 'in-progress') trade.word = 'unpaid';
    },
  };
}
