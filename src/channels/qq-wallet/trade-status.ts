import { readSecondEdition } from '../wechat-pay/trade-status.js';
import type { TradeReader } from '../trade-reader.js';

/** QQ 钱包 answers in the form and the words of WeChat Pay's second edition. Source: go-pay and integrations. */
export const readTrade: TradeReader = (fields, question) => readSecondEdition(fields, question);
