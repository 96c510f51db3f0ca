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
  return { serial: randomBytes(20).toString('hex').toUpperCase(), privateKey, publicKey };
}
