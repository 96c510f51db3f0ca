import type { operations, paths } from '../../src/gateways/contract.generated';

/** An operation of the contract, by its name there. */
export type OperationName = keyof operations;

/** Where each is met, as the contract has it. */
const places = {
  getSession: ['GET', '/sessions/{sessionId}'],
  getStatus: ['GET', '/sessions/{sessionId}/status'],
  createPayment: ['POST', '/sessions/{sessionId}/payments'],
  createAuthorization: ['POST', '/sessions/{sessionId}/authorizations'],
  refreshPayment: ['POST', '/sessions/{sessionId}/payments/{paymentId}/refresh'],
  closePayment: ['POST', '/sessions/{sessionId}/payments/{paymentId}/close'],
  startInMiniProgram: ['POST', '/sessions/{sessionId}/payments/{paymentId}/mini-program'],
  reportReturn: ['POST', '/sessions/{sessionId}/return'],
} as const satisfies Record<OperationName, readonly ['GET' | 'POST', keyof paths]>;

/** Every operation of the contract. */
export const operationNames = Object.keys(places) as readonly OperationName[];

const patterns = operationNames.map((name) => {
  const [method, path] = places[name];
  const pattern = path.replace('{sessionId}', '(?<sessionId>[^/]+)').replace('{paymentId}', '[^/]+');
  return { name, method, pattern: new RegExp(`^/api${pattern}$`) };
});

/** Which operation of which session a request asks for; undefined when it asks for none. */
export function operationOf(method: string, pathname: string): { readonly name: OperationName; readonly sessionId: string } | undefined {
  for (const { name, method: itsMethod, pattern } of patterns) {
    const sessionId = itsMethod === method ? pattern.exec(pathname)?.groups?.['sessionId'] : undefined;
    if (sessionId !== undefined) return { name, sessionId };
  }
  return undefined;
}
