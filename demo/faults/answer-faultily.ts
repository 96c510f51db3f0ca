import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Fault } from './fault';
import { withUnknownWords } from './unknown-words';

/** An answer as it would have been. */
export interface WholeAnswer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Answers a request as a fault has it.
 * @param forward has the request done; called only where the fault lets it arrive
 */
export async function answerFaultily(
  fault: Fault | undefined,
  forward: () => Promise<WholeAnswer>,
  outgoing: ServerResponse,
): Promise<void> {
  switch (fault?.kind) {
    case undefined:
      return send(outgoing, await forward());
    case 'lose-request':
      return lose(outgoing);
    case 'lose-answer':
      await forward();
      return lose(outgoing);
    case 'cut-body': {
      const { status, headers, body } = await forward();
      outgoing.writeHead(status, { ...headers, 'content-length': body.length });
      outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.destroy());
      return;
    }
    case 'delay': {
      const answer = await forward();
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      return send(outgoing, answer);
    }
    case 'status':
      return send(outgoing, {
        status: fault.code,
        headers: { 'content-type': fault.contentType ?? 'application/problem+json', 'cache-control': 'no-store', ...fault.headers },
        body: Buffer.from(fault.body ?? ''),
      });
    case 'html':
      return send(outgoing, {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
        body: Buffer.from('<!doctype html><title>Sign in</title><p>Sign in to use this network.</p>'),
      });
    case 'unknown-status':
      return send(outgoing, replaceJson(await forward(), withUnknownWords));
    case 'replace-json':
      return send(outgoing, replaceJson(await forward(), fault.replace));
  }
}

/**
 * Leaves whoever asked with nothing. The connection is not just cut: browsers send a request again, unasked, when one dies under it that they
 * kept, or opened in advance. A head that contradicts itself is refused for good.
 */
function lose({ socket }: ServerResponse): void {
  socket?.end('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n');
}

function replaceJson(answer: WholeAnswer, replace: (json: unknown) => unknown): WholeAnswer {
  // What has no body, as a 304, has no words either.
  if (answer.body.length === 0) return answer;
  return { ...answer, body: Buffer.from(JSON.stringify(replace(JSON.parse(answer.body.toString())))) };
}

function send(outgoing: ServerResponse, { status, headers, body }: WholeAnswer): void {
  // Whoever asked may have gone away meanwhile.
  if (outgoing.destroyed) return;
  const hasBody = status !== 204 && status !== 304;
  outgoing.writeHead(status, hasBody ? { ...headers, 'content-length': body.length } : headers);
  outgoing.end(hasBody ? body : undefined);
}
