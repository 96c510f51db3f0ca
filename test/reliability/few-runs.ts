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

/** Any character. fast-check's own would first list them all, a million, for every fault anew. */
const character = fc
  .integer({ min: 0, max: 0x10_ffff - 0x800 })
  .map((index) => String.fromCodePoint(index < 0xd800 ? index : index + 0x800));

function string(constraints: fc.StringConstraints = {}): fc.Arbitrary<string> {
  return fc.string(constraints.unit === 'binary' ? { ...constraints, unit: character } : constraints);
}

/** fast-check with few runs of every property, in its place while faults are put into the code (vitest.mutate.config.ts). */
export default { ...fc, assert, string };
