import { AlipayRequestError, AlipaySdk } from 'alipay-sdk';
import * as v from 'valibot';
import type { AlipayAccount } from './alipay-account';

const answerSchema = v.looseObject({
  code: v.string(),
  sub_code: v.optional(v.string()),
  sub_msg: v.optional(v.string()),
  msg: v.optional(v.string()),
  out_trade_no: v.optional(v.string()),
});

/** An answer whose signature is good, whatever it says: 10000 done, 10003 waiting, 40004 refused by the business, 20000 not known. */
export type AlipayAnswer = v.InferOutput<typeof answerSchema>;

/** What a method about one order is told. */
export type BizContent = Readonly<Record<string, string | Readonly<Record<string, string>>>> & { readonly out_trade_no: string };

/** How the merchant's server speaks with the gateway. */
export interface AlipayClient {
  /** The SDK, for what is signed and sent by others. */
  readonly sdk: AlipaySdk;
  /** Calls a method about one order; undefined when there was no trustworthy answer about it. */
  readonly call: (method: string, bizContent: BizContent, params?: Readonly<Record<string, string>>) => Promise<AlipayAnswer | undefined>;
  /** Calls a method that is about no order; undefined when there was no trustworthy answer. */
  readonly ask: (method: string, bizContent: Readonly<Record<string, string>>) => Promise<AlipayAnswer | undefined>;
  /** Exchanges a code of authorization: its answer has no `code`, its refusal another name. Undefined as above. */
  readonly exchange: (code: string) => Promise<unknown>;
}

/** The official SDK, told where the gateway is. */
export function makeAlipayClient(account: AlipayAccount): AlipayClient {
  const sdk = new AlipaySdk({
    appId: account.appId,
    // The SDK looks for the key's last line only at the very end.
    privateKey: account.keyPair.privateKey.trim(),
    alipayPublicKey: account.alipayPublicKey.trim(),
    keyType: 'PKCS8',
    gateway: `${account.origin}/gateway.do`,
    timeout: account.timeoutMs,
    camelcase: false,
  });
  const send = async (method: string, params: object): Promise<unknown> => {
    try {
      // Its timeout is for each part of the exchange, and not for connecting or for its own retry: this one is for all of it.
      return await within(account.timeoutMs, sdk.exec(method, { ...params }, { validateSign: true }));
    } catch (error) {
      // No connection, no answer in time, or no good signature: none says what became of the request.
      return error instanceof AlipayRequestError ? readSignedError(sdk, error) : undefined;
    }
  };
  const ask = async (method: string, params: object): Promise<AlipayAnswer | undefined> => {
    const answer = v.safeParse(answerSchema, await send(method, params));
    return answer.success ? answer.output : undefined;
  };
  return {
    sdk,
    call: async (method, bizContent, params = {}) => {
      const answer = await ask(method, { ...params, bizContent });
      return (answer?.out_trade_no ?? bizContent.out_trade_no) === bizContent.out_trade_no ? answer : undefined;
    },
    ask: (method, bizContent) => ask(method, { bizContent }),
    exchange: (code) => send('alipay.system.oauth.token', { grantType: 'authorization_code', code }),
  };
}

/** The SDK checks a signature under the method's name only; a refusal that comes as `error_response` is checked here. */
function readSignedError(sdk: AlipaySdk, { responseDataRaw: text = '' }: AlipayRequestError): unknown {
  try {
    const { error_response: error, sign } = v.parse(v.object({ error_response: v.unknown(), sign: v.string() }), JSON.parse(text));
    return sdk.rsaCheck(sdk.getSignStr(text, 'error_response'), sign) ? error : undefined;
  } catch {
    return undefined;
  }
}

async function within<T>(timeoutMs: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('No answer in time')), timeoutMs);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
