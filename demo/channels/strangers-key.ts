import { makeRsaKeyPair } from '../rsa-key-pair';

let key: string | undefined;

/** A private key in PEM that is nobody's, made when it is first asked for: what a forger signs with. */
export function strangersKey(): string {
  key ??= makeRsaKeyPair().privateKey;
  return key;
}
