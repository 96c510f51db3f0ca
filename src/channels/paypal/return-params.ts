import { tradeNumber, type ReturnReader } from '../return-reader.js';

/**
 * What PayPal appends to `return_url` after the payer's approval: the order's own number and the payer's. Approved is not paid, as the server
 * must still capture the order; and nothing is signed. A `token` alone is anybody's. Source: real returns of 2012 to 2024; PayPal's own
 * reference of Orders v2 does not name the two.
 */
export const returnReader: ReturnReader = {
  transport: 'address',
  names: ['PayerID', 'token'],
  marks: { token: /^(?:EC-)?[0-9A-Z]{17}$/, PayerID: /^[0-9A-Z]{13}$/ },
  read: ({ token }) => ({ tradeNo: tradeNumber(token), claim: 'unknown', signed: false }),
};
