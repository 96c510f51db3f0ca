import { createHash, createSign, createVerify, X509Certificate } from 'node:crypto';
import type { UnionpayCredentials } from './certificates';
import { UnionpayRefusal } from './response';
import type { UnionpayMerchant } from './unionpay-sandbox';

/** A message: names and values, in no order. */
export type Fields = Readonly<Record<string, string>>;

/** Version 5.1.0: RSA-SHA256 over the SHA-256, in lower-case hexadecimal, of `name=value&…` sorted by name, without the signature itself. */
function digest(fields: Fields): string {
  const signed = Object.entries(fields).filter(([name]) => name !== 'signature');
  const text = signed
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return createHash('sha256').update(text).digest('hex');
}

/** Signs what UnionPay says; its certificate goes with it. Empty values are left out, as they are on the wire. */
export function signFields(fields: Fields, { platform }: UnionpayCredentials): Fields {
  const common = { version: '5.1.0', encoding: 'UTF-8', signMethod: '01', signPubKeyCert: platform.certificate };
  const filled = Object.fromEntries(Object.entries({ ...fields, ...common }).filter(([, value]) => value !== ''));
  const signature = createSign('RSA-SHA256').update(digest(filled)).sign(platform.privateKey, 'base64');
  return { ...filled, signature };
}

/**
 * Reads and verifies what a merchant sends.
 * @param body a form, URL-encoded
 * @throws UnionpayRefusal 10, 11 or 31
 */
export function readSignedForm(body: string, merchant: UnionpayMerchant): Fields {
  const entries = [...new URLSearchParams(body)];
  const fields: Fields = Object.fromEntries(entries);
  if (Object.keys(fields).length !== entries.length) throw new UnionpayRefusal('10', '字段重复');
  if (fields['version'] !== '5.1.0' || fields['encoding'] !== 'UTF-8') throw new UnionpayRefusal('10', 'version或encoding');
  if (fields['merId'] !== merchant.merId) throw new UnionpayRefusal('31');
  if (fields['signMethod'] !== '01' || fields['certId'] !== merchant.certId) throw new UnionpayRefusal('11', 'signMethod或certId');
  const { publicKey } = new X509Certificate(merchant.certificate);
  const isGood = createVerify('RSA-SHA256')
    .update(digest(fields))
    .verify(publicKey, fields['signature'] ?? '', 'base64');
  if (!isGood) throw new UnionpayRefusal('11');
  return fields;
}
