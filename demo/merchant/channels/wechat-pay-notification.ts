import * as v from 'valibot';
import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin';
import { NotificationRefusal, type Notification } from './channel-adapter';
import type { WechatPayAccount } from './wechat-pay-client';
import type { PlatformKeys } from './wechat-pay-platform-keys';
import { judgeTransaction, readTransaction } from './wechat-pay-transaction';

const maximumClockOffsetSeconds = 300;

const envelopeSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  event_type: v.string(),
  resource: v.object({
    algorithm: v.literal('AEAD_AES_256_GCM'),
    ciphertext: v.string(),
    associated_data: v.optional(v.string()),
    nonce: v.string(),
  }),
});

/**
 * Verifies the signature over the body as it came, then decrypts.
 * @throws NotificationRefusal
 */
export function readWechatNotification(headers: Headers, body: string, account: WechatPayAccount, keys: PlatformKeys): Notification {
  const timestamp = headers.get('Wechatpay-Timestamp') ?? '';
  const nonce = headers.get('Wechatpay-Nonce') ?? '';
  const signature = headers.get('Wechatpay-Signature') ?? '';
  const known = new Map(Object.entries(keys.known()));
  const publicKey = known.get(headers.get('Wechatpay-Serial') ?? '');
  if (publicKey === undefined) {
    // It is told again, and by then a new key may be known.
    void keys.refresh();
    throw new NotificationRefusal(401, 'Unknown serial number');
  }
  // An old notification that is replayed has a good signature too.
  if (timestamp === '' || !(Math.abs(Formatter.timestamp() - Number(timestamp)) <= maximumClockOffsetSeconds)) {
    throw new NotificationRefusal(401, 'Timestamp out of range');
  }
  if (!Rsa.verify(Formatter.response(timestamp, nonce, body), signature, publicKey)) {
    throw new NotificationRefusal(401, 'Bad signature');
  }
  const transaction = decrypt(body, account);
  return {
    id: transaction.id,
    outTradeNo: transaction.resource.out_trade_no,
    judge: (attempt) => judgeTransaction(transaction.resource, attempt, account),
  };
}

function decrypt(body: string, account: WechatPayAccount) {
  try {
    const { id, resource } = v.parse(envelopeSchema, JSON.parse(body));
    const text = Aes.AesGcm.decrypt(resource.ciphertext, account.apiV3Key, resource.nonce, resource.associated_data);
    const transaction = readTransaction(JSON.parse(text));
    if (transaction !== undefined) return { id, resource: transaction };
  } catch {
    throw new NotificationRefusal(400, 'Not a readable notification');
  }
  throw new NotificationRefusal(400, 'Not a transaction');
}
