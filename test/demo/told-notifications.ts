import { vi } from 'vitest';
import { Aes, Formatter } from 'wechatpay-axios-plugin';
import { signParams } from '../../demo/channels/alipay/rsa2';
import { credentials as alipayCredentials } from '../../demo/channels/alipay/tables';
import { signFields } from '../../demo/channels/unionpay/signatures';
import { credentials as unionpayCredentials } from '../../demo/channels/unionpay/tables';
import { signBody } from '../../demo/channels/wechat-pay/signatures';
import { credentials as wechatCredentials } from '../../demo/channels/wechat-pay/tables';
import { makeRsaKeyPair } from '../../demo/rsa-key-pair';
import type { Demo } from '../../demo/start-demo';

/** What a notification says, in the channel's own names. */
export type Facts = Readonly<Record<string, unknown>>;

/** A notification as it goes over the wire. */
export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A notification that the sandbox sent, and whether the merchant acknowledged it. */
export interface Told extends Message {
  readonly outTradeNo: string;
  readonly isTaken: boolean;
}

/** How a channel writes its notifications: read without a look at the signature, and written under the channel's key or a stranger's. */
export interface ChannelHand {
  readonly read: (body: string) => Facts;
  readonly write: (facts: Facts, isForged?: boolean) => Message;
  readonly numberOf: (facts: Facts) => string;
  readonly isTaken: (status: number, answer: string) => boolean;
}

const stranger = makeRsaKeyPair();
const form = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' };
const readForm = (body: string): Facts => Object.fromEntries(new URLSearchParams(body));
const asStrings = (facts: Facts): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]));

/** The hands of the demo's channels, whose keys are the demo's own. */
export async function openHands({ database }: Demo): Promise<Readonly<Record<string, ChannelHand>>> {
  const [[wechat], [alipay], [unionpay]] = await Promise.all([
    database.select().from(wechatCredentials),
    database.select().from(alipayCredentials),
    database.select().from(unionpayCredentials),
  ]);
  const { apiV3Key, platform } = wechat!.value;
  let written = 0;
  return {
    'wechat-pay': {
      read: (body) => {
        const { resource } = JSON.parse(body) as { resource: { ciphertext: string; nonce: string; associated_data: string } };
        const text = Aes.AesGcm.decrypt(resource.ciphertext, apiV3Key, resource.nonce, resource.associated_data);
        return JSON.parse(text) as Facts;
      },
      write: (facts, isForged = false) => {
        const nonce = Formatter.nonce(12);
        const ciphertext = Aes.AesGcm.encrypt(JSON.stringify(facts), apiV3Key, nonce, 'transaction');
        const resource = { algorithm: 'AEAD_AES_256_GCM', ciphertext, nonce, associated_data: 'transaction' };
        const body = JSON.stringify({ id: `written-${++written}`, event_type: 'TRANSACTION.SUCCESS', resource });
        return { body, headers: signBody(body, isForged ? { ...platform, privateKey: stranger.privateKey } : platform) };
      },
      numberOf: (facts) => String(facts['out_trade_no']),
      isTaken: (status) => status === 204,
    },
    alipay: {
      read: readForm,
      write: (facts, isForged = false) => {
        const { sign: _, sign_type: __, ...bare } = asStrings(facts);
        const key = isForged ? stranger.privateKey : alipay!.value.alipay.privateKey;
        return { headers: form, body: new URLSearchParams(signParams(bare, key)).toString() };
      },
      numberOf: (facts) => String(facts['out_trade_no']),
      isTaken: (_, answer) => answer === 'success',
    },
    unionpay: {
      read: readForm,
      write: (facts, isForged = false) => {
        const { signature: _, ...bare } = asStrings(facts);
        const issued = unionpay!.value;
        const signer = isForged ? { ...issued, platform: { ...issued.platform, privateKey: stranger.privateKey } } : issued;
        return { headers: form, body: new URLSearchParams(signFields(bare, signer)).toString() };
      },
      numberOf: (facts) => String(facts['orderId']),
      isTaken: (status) => status === 200,
    },
  };
}

/** Listens to everything that the channels tell the merchant from here on. */
export function listenToChannels({ url }: Demo, hands: Readonly<Record<string, ChannelHand>>): readonly Told[] {
  const told: Told[] = [];
  const send = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const answer = await send(input, init);
    const [, channel] = typeof input === 'string' ? input.split(`${url}/notify/`) : [];
    const hand = hands[channel ?? ''];
    if (hand === undefined) return answer;
    const body = init?.body instanceof URLSearchParams ? init.body.toString() : String(init?.body as string);
    const headers = { ...form, ...(init?.headers as Record<string, string> | undefined) };
    const isTaken = hand.isTaken(answer.status, await answer.clone().text());
    told.push({ outTradeNo: hand.numberOf(hand.read(body)), headers, body, isTaken });
    return answer;
  });
  return told;
}
