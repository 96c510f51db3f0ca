import { Hono } from 'hono';
import { listen } from '../../demo/listen';

/** What a broken server makes of what passes through it. */
export interface Fault {
  /** Of a request, before the good server has it. */
  readonly request?: (request: PassingRequest, memory: Map<string, string>) => PassingRequest | Response;
  /** Of an answer, before whoever asked has it. */
  readonly answer?: (answer: PassingAnswer, request: PassingRequest, memory: Map<string, string>) => PassingAnswer;
}

export interface PassingRequest {
  readonly method: string;
  /** From `/sessions` on. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface PassingAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Where a broken server is. */
export interface BrokenServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Stands in front of a good server and breaks one thing. */
export async function breakServer(
  baseUrl: string,
  { request: spoil = (same) => same, answer: twist = (same) => same }: Fault,
): Promise<BrokenServer> {
  const memory = new Map<string, string>();
  const listener = await listen(0);
  const app = new Hono();
  app.all('*', async ({ req }) => {
    const url = new URL(req.url);
    const asked = { method: req.method, path: `${url.pathname}${url.search}`, headers: req.header(), body: await req.text() };
    const sent = spoil(asked, memory);
    if (sent instanceof Response) return sent;
    const { host: _, connection: __, 'content-length': ___, ...headers } = sent.headers;
    const answer = await fetch(`${baseUrl}${sent.path}`, {
      method: sent.method,
      headers,
      ...(sent.method !== 'GET' && { body: sent.body }),
    });
    const { 'content-encoding': ____, 'transfer-encoding': _____, 'content-length': ______, ...told } = Object.fromEntries(answer.headers);
    const { status, headers: twisted, body } = twist({ status: answer.status, headers: told, body: await answer.text() }, sent, memory);
    return new Response(status === 204 || status === 304 ? null : body, { status, headers: twisted });
  });
  listener.handOver(app.fetch);
  return { url: listener.url, close: listener.close };
}
