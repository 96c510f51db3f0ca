import 'reflect-metadata';
import { createPrivateKey, createPublicKey, webcrypto } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';
import { Aes, Formatter } from 'wechatpay-axios-plugin';
import type { RsaKeyPair } from '../../rsa-key-pair';
import { toBeijingTime } from './transaction';

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const notBefore = new Date('2026-01-01T00:00:00+08:00');
const notAfter = new Date('2031-01-01T00:00:00+08:00');
const associatedData = 'certificate';

/** What `/v3/certificates` answers: the certificate of the key that WeChat Pay signs with, sealed with the key of both. */
export async function tellCertificates(platform: RsaKeyPair, apiV3Key: string): Promise<{ readonly data: readonly object[] }> {
  const nonce = Formatter.nonce(12);
  const certificate = await certify(platform);
  const sealed = {
    algorithm: 'AEAD_AES_256_GCM',
    nonce,
    associated_data: associatedData,
    ciphertext: Aes.AesGcm.encrypt(certificate, apiV3Key, nonce, associatedData),
  };
  const times = { effective_time: toBeijingTime(notBefore), expire_time: toBeijingTime(notAfter) };
  return { data: [{ serial_no: platform.serial, ...times, encrypt_certificate: sealed }] };
}

/** A certificate of a key, in PEM, under the serial number by which signatures name it. */
async function certify({ serial, privateKey, publicKey }: RsaKeyPair): Promise<string> {
  const { subtle } = webcrypto;
  const pkcs8 = createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'der' });
  const spki = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
  const keys = {
    privateKey: await subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign']),
    publicKey: await subtle.importKey('spki', spki, algorithm, true, ['verify']),
  };
  const name = 'CN=Tenpay.com sandbox, O=Sandbox, C=CN';
  const facts = { serialNumber: serial, name, notBefore, notAfter, signingAlgorithm: algorithm, keys };
  return (await X509CertificateGenerator.createSelfSigned(facts)).toString('pem');
}
