import { readAnswerText } from './answer-body';
import { largestBill } from './bill-file';
import { isSignedByUnionpay, signMessage, type UnionpayFields } from './unionpay-signatures';

/** What UnionPay and the merchant agreed on. */
export interface UnionpayAccount {
  /** 15 digits. */
  readonly merId: string;
  /** What the merchant signs with: the certificate's serial number in decimal, and the key in PEM. */
  readonly certificate: { readonly certId: string; readonly privateKey: string };
  /** PEM: the root, and whatever stands between it and UnionPay's own certificate. */
  readonly pinnedCertificates: readonly string[];
  /** The channel's own origin, `https://gateway.95516.com` in the world. */
  readonly origin: string;
  /** Where files are fetched, `https://filedownload.95516.com` in the world. */
  readonly fileOrigin: string;
  readonly notifyUrl: string;
  /** Where UnionPay's page posts the result to: the merchant's server, as a page can not read a POST. */
  readonly returnPostUrl: string;
  readonly timeoutMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** In bytes; an answer with certificate and signature has some 4 kB. */
const largestAnswer = 65_536;

/** Sends one signed message; undefined when there was no trustworthy answer. */
export type UnionpayClient = (path: UnionpayPath, fields: UnionpayFields) => Promise<UnionpayFields | undefined>;

/** The interfaces that servers ask. */
export type UnionpayPath = 'appTransReq' | 'backTransReq' | 'queryTrans';

/** UnionPay's interfaces over HTTP. */
export function makeUnionpayClient(account: UnionpayAccount): UnionpayClient {
  return (path, fields) => exchange(account, `${account.origin}/gateway/api/${path}.do`, fields, largestAnswer);
}

/** Asks for a file, which comes in the answer; undefined as above. */
export function askForUnionpayFile(account: UnionpayAccount, fields: UnionpayFields): Promise<UnionpayFields | undefined> {
  return exchange(account, `${account.fileOrigin}/`, fields, largestBill);
}

async function exchange(
  account: UnionpayAccount,
  url: string,
  fields: UnionpayFields,
  longest: number,
): Promise<UnionpayFields | undefined> {
  const request = signMessage(fields, account);
  try {
    const signal = AbortSignal.timeout(account.timeoutMs);
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams(request), signal, redirect: 'error' });
    const answer = readAnswer(await readAnswerText(response, longest));
    if (response.status !== 200 || !isSignedByUnionpay(answer, account)) return undefined;
    // An answer to another question has a good signature too.
    return ['merId', 'orderId', 'txnTime'].every((name) => answer[name] === request[name]) ? answer : undefined;
  } catch {
    // No connection, or no answer in time: neither says what became of the request.
    return undefined;
  }
}

/** An answer is not URL-encoded; what stands in braces or brackets may itself hold `&` and `=`. */
function readAnswer(text: string): UnionpayFields {
  return Object.fromEntries(
    splitPairs(text.trim()).flatMap((pair) => {
      const sign = pair.indexOf('=');
      return sign > 0 ? [[pair.slice(0, sign), pair.slice(sign + 1)]] : [];
    }),
  );
}

const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** Splits at each `&` outside braces and brackets; one that nothing closes is a character like any other. */
function splitPairs(text: string): readonly string[] {
  const lastOf = { '}': text.lastIndexOf('}'), ']': text.lastIndexOf(']') } as Readonly<Record<string, number>>;
  const pairs: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const closer = closers[text.charAt(at)];
    if (closer !== undefined && (lastOf[closer] ?? -1) > at) at = text.indexOf(closer, at);
    else if (text[at] === '&') {
      pairs.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...pairs, text.slice(start)];
}
