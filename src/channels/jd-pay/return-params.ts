import type { ReturnReader } from '../return-reader.js';

/** 3DES in blocks of eight octets, as hexadecimal digits. */
const sealed = /^(?:[0-9a-f]{16}){1,64}$/i;

/**
 * What JD Pay POSTs to `callbackUrl`. Every value but the signature is sealed with the merchant's 3DES key, so that a page can not even say
 * which order it was. Source: payapi.jd.com 2.0 as an open-source client of 2017 implements it, and a developer's account of the same year.
 */
export const returnReader: ReturnReader = {
  transport: 'form',
  names: ['amount', 'currency', 'note', 'sign', 'status', 'tradeNum', 'tradeTime'],
  marks: { tradeNum: sealed, amount: sealed, status: sealed, sign: /^[0-9A-Za-z+/]{64,1024}={0,2}$/ },
  read: ({ sign }) => ({ claim: 'unknown', signed: Boolean(sign) }),
};
