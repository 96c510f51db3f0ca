import { generateKeyPairSync, randomBytes } from 'node:crypto';

/** An RSA-2048 pair in PEM with the serial number of the certificate it stands for. */
export interface RsaKeyPair {
  readonly serial: string;
  readonly privateKey: string;
  readonly publicKey: string;
}

/** Makes a pair; no certificate authority is needed, as both sides are told the other's public key. */
export function makeRsaKeyPair(): RsaKeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { serial: makeSerialNumber(), privateKey, publicKey };
}

/**
 * 20 octets, as many as a certificate's serial number may have (RFC 5280, 4.1.2.2), in hexadecimal: the first is neither 0, which a certificate
 * leaves away, nor above 127, which would make it negative.
 */
export function makeSerialNumber(): string {
  const [first = 0, ...others] = randomBytes(20);
  return Buffer.from([64 + (first % 64), ...others])
    .toString('hex')
    .toUpperCase();
}
