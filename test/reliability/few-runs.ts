import fc from 'fast-check';

/** A property that a fault breaks is nearly always broken within these; what a thousand runs more would find is for the ordinary tests. */
const mostRuns = 200;

/** The same examples for every fault, so that a score can be had again; no time is spent on a smaller counterexample that nobody reads. */
function few<Parameters extends { readonly numRuns?: number }>(parameters: Parameters | undefined) {
  return { ...parameters, numRuns: Math.min(parameters?.numRuns ?? 100, mostRuns), seed: 20_260_101, endOnFailure: true };
}

function assert<Ts>(property: fc.IAsyncProperty<Ts>, parameters?: fc.Parameters<Ts>): Promise<void>;
function assert<Ts>(property: fc.IProperty<Ts>, parameters?: fc.Parameters<Ts>): void;
function assert<Ts>(property: fc.IRawProperty<Ts>, parameters?: fc.Parameters<Ts>): Promise<void> | void {
  return fc.assert(property, few(parameters));
}

/** fast-check with few runs of every property, in its place while faults are put into the code (vitest.mutate.config.ts). */
export default { ...fc, assert };
