import {
  createServer,
  request as sendRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerFaultily, type WholeAnswer } from '../../demo/faults/answer-faultily';
import type { Fault } from '../../demo/faults/fault';

export type { Fault } from '../../demo/faults/fault';

/** Which requests a fault befalls: the first `times` that match, once unless told otherwise. */
export interface FaultRule {
  readonly method?: string;
  readonly path: RegExp;
  readonly times?: number;
  readonly fault: Fault;
}

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The fault that befell it, if one did. */
  readonly fault: Fault['kind'] | undefined;
}

export interface FaultyProxy {
  /** The origin to open instead of the target's; or the proxy of a browser, which then keeps every origin as it is. */
  readonly url: string;
  /** Everything that arrived, in order. */
  readonly requests: readonly RecordedRequest[];
  /** Adds a rule; of several that match, the one added first is spent first. Answers how often it has befallen a request, and lifts it. */
  on(rule: FaultRule): { readonly count: number; lift(): void };
  /** From now on nothing goes wrong. */
  liftAll(): void;
  close(): Promise<void>;
}

/** Stands in front of a whole site, so that pages and their requests keep one origin, and fails as it is told. */
export async function startFaultyProxy(targetUrl: string): Promise<FaultyProxy> {
  const target = new URL(targetUrl);
  const rules: { rule: FaultRule; count: number }[] = [];
  const requests: RecordedRequest[] = [];
  let origin = '';

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(502, { 'content-type': 'text/plain' }).end(`The faulty proxy could not reach its target: ${String(error)}`);
    });
  });

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    // One connection a request, so that a fault befalls exactly the request it was meant for.
    outgoing.setHeader('connection', 'close');
    const method = incoming.method ?? 'GET';
    // A browser that is told of a proxy names the whole address.
    const site = /^http:/.test(incoming.url ?? '') ? new URL(incoming.url ?? '') : undefined;
    const path = site ? site.pathname + site.search : (incoming.url ?? '/');
    const body = await readAll(incoming);
    const match = rules.find(({ rule, count }) => count < (rule.times ?? 1) && (rule.method ?? method) === method && rule.path.test(path));
    if (match) match.count += 1;
    const fault = match?.rule.fault;
    requests.push({ method, path, headers: incoming.headers, body: body.toString(), fault: fault?.kind });

    await answerFaultily(
      fault,
      () => forward(site ?? target, site?.origin ?? origin, { method, path, headers: incoming.headers, body }),
      outgoing,
    );
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: origin,
    requests,
    liftAll() {
      rules.length = 0;
    },
    on(rule) {
      const entry = { rule, count: 0 };
      rules.push(entry);
      return {
        get count() {
          return entry.count;
        },
        lift: () => void rules.splice(rules.indexOf(entry), 1),
      };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Headers that speak of the connection to the target, or of the length of its body, and not of what it answered. */
const headersOfOneConnection = ['connection', 'keep-alive', 'transfer-encoding', 'content-length'];

type ForwardedRequest = Pick<RecordedRequest, 'method' | 'path' | 'headers'> & { readonly body: Buffer };

/** Sends a request to the target as if its own page had sent it, and gives the target's addresses in the answer the proxy's origin. */
function forward(target: URL, origin: string, { method, path, headers, body }: ForwardedRequest): Promise<WholeAnswer> {
  const asTarget = (value: string | undefined) => value?.replace(origin, target.origin);
  const sent: OutgoingHttpHeaders = { ...headers, host: target.host, connection: 'close', 'accept-encoding': 'identity' };
  if (headers.origin !== undefined) sent.origin = asTarget(headers.origin);
  if (headers.referer !== undefined) sent.referer = asTarget(headers.referer);
  return new Promise((resolve, reject) => {
    const outgoing = sendRequest(new URL(path, target), { method, headers: sent }, (incoming) => {
      readAll(incoming).then((whole) => {
        const kept: IncomingHttpHeaders = Object.fromEntries(
          Object.entries(incoming.headers).filter(([name]) => !headersOfOneConnection.includes(name)),
        );
        if (kept.location !== undefined) kept.location = kept.location.replace(target.origin, origin);
        // Pages and answers name their site by its address, and would lead the browser past the proxy.
        const isText = /^(text\/html|application\/(.+\+)?json)/.test(kept['content-type'] ?? '');
        const answered = isText ? Buffer.from(whole.toString().replaceAll(target.origin, origin)) : whole;
        resolve({ status: incoming.statusCode ?? 502, headers: kept, body: answered });
      }, reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
