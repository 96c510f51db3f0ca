import 'reflect-metadata';
import { KeyObject, randomBytes, webcrypto } from 'node:crypto';
import { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension, X509CertificateGenerator } from '@peculiar/x509';

/** A certificate with its key, as UnionPay hands it out in a pfx file. */
export interface CertifiedKey {
  /** The certificate's serial number in decimal, by which messages name it. */
  readonly certId: string;
  /** PEM. */
  readonly certificate: string;
  /** PKCS #8 in PEM. */
  readonly privateKey: string;
}

/** What the sandbox of UnionPay issues and signs with. */
export interface UnionpayCredentials {
  /** PEM of the authority's own certificate, which a merchant pins. */
  readonly rootCertificate: string;
  /** What UnionPay signs with. */
  readonly platform: CertifiedKey;
  /** What the merchant signs with. */
  readonly merchant: CertifiedKey;
}

/** The third part of the common name is whom a merchant trusts; this is the one that UnionPay's test environment signs as. */
const platformName = 'CN=041@Z2026-11-1@00040000:SIGN@00000001, OU=CUPRA, O=Sandbox OCA1, C=CN';
const merchantName = 'CN=041@777290058110048@Sandbox merchant@00000002, OU=Enterprises, O=Sandbox OCA1, C=CN';
const rootName = 'CN=Sandbox OCA1, O=Sandbox certification authority, C=CN';

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };
const validity = { notBefore: new Date('2026-01-01T00:00:00+08:00'), notAfter: new Date('2046-01-01T00:00:00+08:00') };

/** Makes an authority, and with it the certificates of UnionPay and of the merchant. */
export async function makeUnionpayCredentials(): Promise<UnionpayCredentials> {
  const [keys, serialNumber] = [await makeKeys(), makeSerialNumber()];
  const canCertify = [new BasicConstraintsExtension(true, 0, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true)];
  const root = await X509CertificateGenerator.createSelfSigned({ ...validity, name: rootName, serialNumber, keys, extensions: canCertify });
  const certify = (subject: string) => certifyKey(subject, keys.privateKey);
  const [platform, merchant] = await Promise.all([certify(platformName), certify(merchantName)]);
  return { rootCertificate: toPem(root.toString('pem')), platform, merchant };
}

async function certifyKey(subject: string, signingKey: webcrypto.CryptoKey): Promise<CertifiedKey> {
  const [keys, serialNumber] = [await makeKeys(), makeSerialNumber()];
  const extensions = [new BasicConstraintsExtension(false), new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true)];
  const { publicKey } = keys;
  const facts = { ...validity, subject, issuer: rootName, serialNumber, publicKey, signingKey, extensions };
  const certificate = await X509CertificateGenerator.create(facts);
  return {
    certId: BigInt(`0x${serialNumber}`).toString(),
    certificate: toPem(certificate.toString('pem')),
    privateKey: KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

const makeKeys = (): Promise<webcrypto.CryptoKeyPair> => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

// Not negative: the first digit is below 8.
const makeSerialNumber = (): string => `10${randomBytes(4).toString('hex')}`;

/** Lines end as a browser ends them when it sends a form, or a signature over the certificate would not survive the way. */
const toPem = (pem: string): string => pem.trim().replace(/\r?\n/g, '\r\n');
