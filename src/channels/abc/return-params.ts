import { tradeNumber, type ReturnClaim, type ReturnReader } from '../return-reader.js';
import { readYuan } from '../yuan.js';

/** Base64 of `<MSG><Message>`, with which every message of the bank begins. */
const message = /^PE1TRz48TWVzc2FnZT[0-9A-Za-z+/]{1,8000}={0,2}$/;

/**
 * What 农业银行 sends to `ResultNotifyURL` through the payer's browser where NotifyType is 0: one message with the signature inside. The button
 * that stands beside it in the bank's form is the page's to leave. By which HTTP method it comes was not found: a form is an assumption. Source:
 * copies of the bank's demo, and messages of 2010 to 2014.
 */
export const returnReader: ReturnReader = {
  transport: 'form',
  names: ['MSG'],
  marks: { MSG: message },
  read: ({ MSG: text = '' }) => {
    const xml = decode(text);
    return {
      outTradeNo: tradeNumber(fieldOf(xml, 'OrderNo')),
      tradeNo: tradeNumber(fieldOf(xml, 'iRspRef')),
      amount: readYuan(fieldOf(xml, 'Amount')),
      claim: claimOf(xml),
      signed: Boolean(fieldOf(xml, 'Signature')),
    };
  },
};

/** A refund's result comes in the same envelope: only a payment's says something of the payment. */
function claimOf(xml: string): ReturnClaim {
  const code = fieldOf(xml, 'ReturnCode');
  if (code === undefined || fieldOf(xml, 'TrxType') !== 'PayResult') return 'unknown';
  return code === '0000' ? 'paid' : 'failed';
}

function decode(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}

/** The text of an element, where there is one such element with text alone. Its octets are GBK: of use are the ASCII ones only. */
function fieldOf(xml: string, name: string): string | undefined {
  const [, text, ...others] = xml.split(`<${name}>`);
  const end = text?.indexOf('<') ?? -1;
  return text !== undefined && others.length === 0 && end > 0 && text.startsWith(`</${name}>`, end) ? text.slice(0, end) : undefined;
}
