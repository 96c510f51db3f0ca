import { X509Certificate } from 'node:crypto';
import * as v from 'valibot';
import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin';
import { readAnswerText } from './answer-body';
import { authorize } from './wechat-pay-authorization';
import type { WechatPayAccount } from './wechat-pay-client';

/** What WeChat Pay signs with, by its public halves. */
export interface PlatformKeys {
  /** In PEM, by the serial number that a signature names; none before the first download. */
  readonly known: () => Readonly<Record<string, string>>;
  /** Looks for others, unless that was done just now; whatever comes of it, what is known stays known. */
  readonly refresh: () => Promise<void>;
}

const path = '/v3/certificates';
const largestAnswer = 65_536;

/** Between two downloads; a new certificate is there a day before anything is signed with it. */
const refreshGapMs = 60_000;

const certificatesSchema = v.object({
  data: v.array(
    v.object({
      serial_no: v.string(),
      encrypt_certificate: v.object({
        algorithm: v.literal('AEAD_AES_256_GCM'),
        nonce: v.string(),
        associated_data: v.string(),
        ciphertext: v.string(),
      }),
    }),
  ),
});

/** 微信支付公钥, which a merchant copies from WeChat Pay's own pages: the way of merchants who joined since 2024. */
export function agreedKeys({ serial, publicKey }: NonNullable<WechatPayAccount['platformKey']>): PlatformKeys {
  const known = { [serial]: publicKey };
  return { known: () => known, refresh: () => Promise.resolve() };
}

/** 平台证书, downloaded when first needed, and again when a signature names one that is not known. */
export function downloadedKeys(account: WechatPayAccount): PlatformKeys {
  let known: Readonly<Record<string, string>> = {};
  let triedAt = -Infinity;
  let current: Promise<void> | undefined;
  const download = async (): Promise<void> => {
    triedAt = performance.now();
    known = (await downloadCertificates(account).catch(() => undefined)) ?? known;
    current = undefined;
  };
  return {
    known: () => known,
    refresh: async () => {
      const isRecent = performance.now() - triedAt < refreshGapMs && Object.keys(known).length > 0;
      if (!isRecent) current ??= download();
      await current;
    },
  };
}

/** @returns undefined when the answer was not WeChat Pay's */
async function downloadCertificates(account: WechatPayAccount): Promise<Readonly<Record<string, string>> | undefined> {
  const { origin, timeoutMs, apiV3Key } = account;
  const headers = { Accept: 'application/json', Authorization: authorize(account, path) };
  const answer = await fetch(`${origin}${path}`, { headers, signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
  const body = await readAnswerText(answer, largestAnswer);
  if (answer.status !== 200) return undefined;
  const now = Date.now();
  const keys = v.parse(certificatesSchema, JSON.parse(body)).data.flatMap(({ serial_no: serial, encrypt_certificate: sealed }) => {
    const pem = Aes.AesGcm.decrypt(sealed.ciphertext, apiV3Key, sealed.nonce, sealed.associated_data);
    const certificate = new X509Certificate(pem);
    const isValid = Date.parse(certificate.validFrom) <= now && now <= Date.parse(certificate.validTo);
    if (!isValid || !isSameNumber(certificate.serialNumber, serial)) return [];
    return [[serial, certificate.publicKey.export({ type: 'spki', format: 'pem' }).toString()] as const];
  });
  // Sealed by whoever has the key of both, and signed by one of those that came with it.
  const told = (name: string): string => answer.headers.get(`Wechatpay-${name}`) ?? '';
  const signer = keys.find(([serial]) => serial === told('Serial'))?.[1];
  const isGood = signer !== undefined && Rsa.verify(Formatter.response(told('Timestamp'), told('Nonce'), body), told('Signature'), signer);
  return isGood ? Object.fromEntries(keys) : undefined;
}

/** Serial numbers in hexadecimal, which some write with the zeros in front that others leave away. */
function isSameNumber(one: string, other: string): boolean {
  const digits = (text: string): string => text.toUpperCase().replace(/^0+/, '');
  return digits(one) === digits(other);
}
