import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Handle } from '../listen';
import { answerFaultily, type WholeAnswer } from './answer-faultily';
import { operationOf } from './operation-of';
import type { SessionFaults } from './session-faults';

/** Stands between browsers and the merchant, and lets happen what was arranged; the merchant knows nothing of it. */
export function makeFaultyHandle(handle: Handle, faults: SessionFaults): Handle {
  return async (request, bindings) => {
    const { outgoing } = bindings;
    const operation = operationOf(request.method, new URL(request.url).pathname);
    const fault = operation && faults.take(operation.sessionId, operation.name);
    // Browsers send a request again, unasked, when a connection that they kept alive dies under it.
    const endConnection = (): unknown => outgoing.setHeader('connection', 'close');
    if (fault === undefined) {
      const response = await handle(request, bindings);
      // Looked at now, as a fault may have been arranged meanwhile, which is to find no connection that was kept.
      if (faults.pending.length > 0 && !outgoing.headersSent) endConnection();
      return response;
    }
    endConnection();
    await answerFaultily(fault, async () => toWhole(await handle(request, bindings)), outgoing);
    return RESPONSE_ALREADY_SENT;
  };
}

async function toWhole(response: Response): Promise<WholeAnswer> {
  const cookies = response.headers.getSetCookie();
  const headers = { ...Object.fromEntries(response.headers), ...(cookies.length > 0 && { 'set-cookie': cookies }) };
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
}
