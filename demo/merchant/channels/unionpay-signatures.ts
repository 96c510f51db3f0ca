import { createHash, createSign, createVerify, X509Certificate } from 'node:crypto';
import type { UnionpayAccount } from './unionpay-client';

/** A message: names and values, in no order. */
export type UnionpayFields = Readonly<Record<string, string>>;

/** The third part of a signing certificate's common name: UnionPay itself, and its test environment. */
const signers: readonly (string | undefined)[] = ['中国银联股份有限公司', '00040000:SIGN'];

/** The names of a message in the order in which it is signed. */
export function inSigningOrder(fields: UnionpayFields): [name: string, value: string][] {
  return Object.entries(fields)
    .filter(([name]) => name !== 'signature')
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

/** What is signed in version 5.1.0: the SHA-256, in lower-case hexadecimal, of `name=value&…`. Source: UnionPay's acpsdk. */
function digest(fields: UnionpayFields): string {
  const text = inSigningOrder(fields)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return createHash('sha256').update(text).digest('hex');
}

/** A merchant's message with its signature; an empty value is not sent, as UnionPay would not sign it. */
export function signMessage(fields: UnionpayFields, { merId, certificate }: UnionpayAccount): UnionpayFields {
  const common = { version: '5.1.0', encoding: 'UTF-8', signMethod: '01', accessType: '0', merId, certId: certificate.certId };
  const filled = Object.fromEntries(Object.entries({ ...common, ...fields }).filter(([, value]) => value !== ''));
  const signature = createSign('RSA-SHA256').update(digest(filled)).sign(certificate.privateKey, 'base64');
  return { ...filled, signature };
}

/** Whether UnionPay signed a message: with a certificate that stands in it, is UnionPay's, is valid, and leads to one that the merchant pins. */
export function isSignedByUnionpay(fields: UnionpayFields, { pinnedCertificates }: UnionpayAccount): boolean {
  const { signature = '', signPubKeyCert = '', signMethod } = fields;
  if (signature === '' || signMethod !== '01') return false;
  try {
    const certificate = new X509Certificate(signPubKeyCert);
    const pinned = pinnedCertificates.map((pem) => new X509Certificate(pem));
    if (!isUnionpays(certificate) || !leadsToPinned(certificate, pinned)) return false;
    return createVerify('RSA-SHA256').update(digest(fields)).verify(certificate.publicKey, signature, 'base64');
  } catch {
    // Not a certificate, or not a key that can be verified with.
    return false;
  }
}

/** The same authority certifies merchants too, so that an issuer alone says nothing about who signed. */
function isUnionpays({ subject }: X509Certificate): boolean {
  const commonName = /^CN=(.*)$/m.exec(subject)?.[1] ?? '';
  return signers.includes(commonName.split('@')[2]);
}

function leadsToPinned(certificate: X509Certificate, pinned: readonly X509Certificate[]): boolean {
  const now = Date.now();
  if (!(Date.parse(certificate.validFrom) <= now && now <= Date.parse(certificate.validTo))) return false;
  return pinned.some((issuer) => {
    if (!issuer.ca || !certificate.checkIssued(issuer) || !certificate.verify(issuer.publicKey)) return false;
    const others = pinned.filter((other) => other !== issuer);
    return issuer.checkIssued(issuer) || leadsToPinned(issuer, others);
  });
}
