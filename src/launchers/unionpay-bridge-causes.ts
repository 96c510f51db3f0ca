/** Known causes behind a failed upsdk.pay, by code, for the merchant's developer; the payer reads none of this. */
const causes: ReadonlyMap<string, string> = new Map([
  ['02', 'UnionPay refused the payment: look at the message, and query the order at the server.'],
  ['c00', 'upsdk.config was given wrong parameters.'],
  ['c01', 'The signature given to upsdk.config was refused: check its appId, timestamp, nonce and the page’s own address.'],
  ['c02', 'The page may not call pay: the right was not granted to its appId.'],
  ['c03', 'This UnionPay app has no pay: it is older than version 422.'],
  ['c04', 'This UnionPay app has no pay: it is older than version 422.'],
  ['c99', 'The tn is missing.'],
  ['c101', 'The page is not in the UnionPay app.'],
]);

/** What a developer should look at first. Source: open.95516.com, upsdk.js. */
export function explainUnionpayFailure(code: string): string {
  return causes.get(code) ?? 'UnionPay refused the call: check that the tn is of the same environment, and not older than the order.';
}
