import type { Clock } from './clock.js';
import type { Gateway } from './gateway.js';
import { steadyAnswer } from './steady-answer.js';

/** A merchant's gateway in which every question is answered sooner or later. */
export function steadyGateway(gateway: Gateway, clock: Clock): Gateway {
  return {
    getSession: (id, signal) => steadyAnswer((asking) => gateway.getSession(id, asking), clock, signal),
    getStatus: (id, version, signal) => steadyAnswer((asking) => gateway.getStatus(id, version, asking), clock, signal),
    createPayment: (id, request, signal) => steadyAnswer((asking) => gateway.createPayment(id, request, asking), clock, signal),
    createAuthorization: (id, host, signal) => steadyAnswer((asking) => gateway.createAuthorization(id, host, asking), clock, signal),
    refreshPayment: (id, paymentId, signal) => steadyAnswer((asking) => gateway.refreshPayment(id, paymentId, asking), clock, signal),
    closePayment: (id, paymentId, signal) => steadyAnswer((asking) => gateway.closePayment(id, paymentId, asking), clock, signal),
    reportReturn: (id, report, signal) => steadyAnswer((asking) => gateway.reportReturn(id, report, asking), clock, signal),
  };
}
