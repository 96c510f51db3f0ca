/**
 * How sure a fact is. `official`: the channel's own pages. `quoted`: the channel's text as its SDK, its demo or a third party carries it.
 * `open-source`: a well-known SDK or aggregator does so. `community`: a developer's report, or a real message that was seen. `trade`: what
 * merchants' handbooks say and nobody has contradicted. `unverified`: somebody says so and nothing else was found; no hard rule leans on it.
 */
export type Trust = 'official' | 'quoted' | 'open-source' | 'community' | 'trade' | 'unverified';

/** Something that is known of a channel, and how. */
export interface Known<Value> {
  readonly value: Value;
  /** Where it is from: a page, an SDK's file or a kind of report, with the year it is of where there is one. */
  readonly source: string;
  readonly trust: Trust;
}

/** Something that nobody could tell. */
export interface Unknown {
  /** Why it is not known, and whom to ask. */
  readonly unknown: string;
}

/** What is known of a channel, or why it is not. */
export type Fact<Value> = Known<Value> | Unknown;

/** Whether a fact is known at all. */
export function isKnown<Value>(fact: Fact<Value>): fact is Known<Value> {
  return 'value' in fact;
}

/** Whether a hard rule may lean on a fact. */
export function isVerified<Value>(fact: Fact<Value>): fact is Known<Value> {
  return isKnown(fact) && fact.trust !== 'unverified';
}
