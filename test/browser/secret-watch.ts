import { channel } from 'node:diagnostics_channel';
import { ServerResponse, type IncomingMessage } from 'node:http';

/** What was looked through. */
export interface Searched {
  readonly addresses: number;
  readonly answers: number;
  readonly lines: number;
}

/** Looks for secrets until it is told to stop. */
export interface SecretWatch {
  /**
   * Stops looking.
   * @throws Error where a secret was found, which is not repeated
   */
  readonly stop: () => Searched;
}

/** What is told of each text that passes. */
type Look = (kind: keyof Searched, where: string, text: string) => void;

/** Several may look at once, as a process may have several demos. */
const looks = new Set<Look>();
let leave: (() => void) | undefined;

/**
 * Looks for secrets in the addresses of all that this process is asked and asks, in what its servers answer, and in what it writes out. What
 * is sent in pieces is looked through piece by piece.
 */
export function watchForSecrets(secrets: readonly string[]): SecretWatch {
  const found = new Set<string>();
  const searched = { addresses: 0, answers: 0, lines: 0 };
  const look: Look = (kind, where, text) => {
    searched[kind] += 1;
    // WeChat's own servers are told the appsecret in an address, between servers: that is its protocol.
    if (kind === 'addresses' && /^(http:\/\/localhost:\d+)?\/sns\//.test(text)) return;
    if (secrets.some((secret) => text.includes(secret))) found.add(where);
  };
  looks.add(look);
  leave ??= listenIn((...given) => looks.forEach((one) => one(...given)));
  return {
    stop: () => {
      looks.delete(look);
      if (looks.size === 0) {
        leave?.();
        leave = undefined;
      }
      if (found.size > 0) throw new Error(`A secret was found: ${[...found].join('; ')}`);
      return searched;
    },
  };
}

/** @returns what ends it */
function listenIn(look: Look): () => void {
  const hear = (message: unknown): void => {
    const { request } = message as { readonly request: IncomingMessage };
    look('addresses', 'the address of a request to a server', `${request.url ?? ''} ${request.headers.referer ?? ''}`);
  };
  const ask = (message: unknown): void => {
    const { request } = message as { readonly request: { readonly origin: string; readonly path: string } };
    look('addresses', 'the address of a request by a server', `${request.origin}${request.path}`);
  };
  const [heard, asked] = [channel('http.server.request.start'), channel('undici:request:create')];
  heard.subscribe(hear);
  asked.subscribe(ask);

  const answering = ServerResponse.prototype;
  const { write, end } = answering;
  const seeAnswer = (chunk: unknown): void => {
    const text = typeof chunk === 'string' ? chunk : chunk instanceof Uint8Array ? Buffer.from(chunk).toString() : '';
    if (text !== '') look('answers', 'an answer of a server', text);
  };
  answering.write = function (this: ServerResponse, ...given: Parameters<typeof write>) {
    seeAnswer(given[0]);
    return write.apply(this, given);
  } as typeof write;
  answering.end = function (this: ServerResponse, ...given: Parameters<typeof end>) {
    seeAnswer(given[0]);
    return end.apply(this, given);
  } as typeof end;

  const outputs = [process.stdout, process.stderr].map((stream) => {
    const writeOut = stream.write.bind(stream);
    stream.write = ((...given: Parameters<typeof writeOut>) => {
      look('lines', 'what was written out', String(given[0]));
      return writeOut(...given);
    }) as typeof stream.write;
    return () => (stream.write = writeOut);
  });

  return () => {
    heard.unsubscribe(hear);
    asked.unsubscribe(ask);
    Object.assign(answering, { write, end });
    for (const restore of outputs) restore();
  };
}
