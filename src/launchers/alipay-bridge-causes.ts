/** Known causes behind a failed tradePay, by result code, for the merchant's developer; the payer reads none of this. */
const causes: ReadonlyMap<string, string> = new Map([
  ['4000', 'Alipay refused the payment: look at memo, and query the trade at the server.'],
  ['6002', 'The payer’s network failed in Alipay; the trade may have been paid all the same.'],
  ['5000', 'tradePay was called twice for the same trade: something beside the cashier calls it too.'],
  ['99', 'The payer left for the page that resets a password (iOS); the trade can be paid by another call.'],
  ['4', 'The page may not call tradePay: its domain is not listed for the app that made the trade.'],
  ['1', 'This Alipay has no tradePay: it is too old, or another program that carries its bridge.'],
  ['2', 'The trade number is not one of Alipay’s: pass trade_no of alipay.trade.create, not the merchant’s number.'],
]);

/** What a developer should look at first. Source: docs.antom.com, jsapi tradePay; single digits are the bridge's own errors. */
export function explainAlipayFailure(code: string): string {
  return (
    causes.get(code) ?? 'Alipay answered what is not documented: check that the trade was made for this payer (buyer_id or buyer_open_id).'
  );
}
