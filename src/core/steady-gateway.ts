import { warnOnce } from '../model/warn-once.js';
import type { Answer, Gateway } from './gateway.js';

/** A merchant's own gateway may throw or reject, which is no answer; here it is told as one, so that nothing waits for ever. */
export function steadyGateway(gateway: Gateway): Gateway {
  const steady =
    <Parameters extends readonly unknown[], Value>(ask: (...parameters: Parameters) => Promise<Answer<Value>>) =>
    async (...parameters: Parameters): Promise<Answer<Value>> => {
      try {
        return await ask(...parameters);
      } catch (error) {
        warnOnce(`The gateway threw: ${String(error)}`);
        return { ok: false, failure: { certainty: 'unknown', code: 'gateway-error', detail: String(error) } };
      }
    };
  return {
    getSession: steady((...parameters) => gateway.getSession(...parameters)),
    getStatus: steady((...parameters) => gateway.getStatus(...parameters)),
    createPayment: steady((...parameters) => gateway.createPayment(...parameters)),
    createAuthorization: steady((...parameters) => gateway.createAuthorization(...parameters)),
    refreshPayment: steady((...parameters) => gateway.refreshPayment(...parameters)),
    closePayment: steady((...parameters) => gateway.closePayment(...parameters)),
    reportReturn: steady((...parameters) => gateway.reportReturn(...parameters)),
  };
}
