import type { ReturnFacts, ReturnReader } from '../channels/return-reader.js';
import { returnReaders, type ReturnChannel } from '../channels/return-readers.js';
import { decodeQueryText, queryPairs, type QueryPair } from './query-text.js';

/**
 * What a browser brought back. `names` of a refusal are the channel's parameters that were seen, to be taken out of the address; none were
 * seen where the input was too long to be looked at. A refused return leads to a query like any other: it says nothing about the payment.
 */
export type ReturnReading =
  | ({ readonly kind: 'return'; readonly channel: ReturnChannel; readonly params: Readonly<Record<string, string>> } & ReturnFacts)
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly reason: 'too-long' | 'doubled' | 'malformed'; readonly names: readonly string[] };

/** Where a return is looked for: a query string, with or without its question mark, or a record, as a form's fields or a bridge's answer. */
export type ReturnInput = string | URLSearchParams | Readonly<Record<string, unknown>>;

interface Given {
  /** All that was given under each name of a channel. What could not be decoded stands there as undefined. */
  readonly values: ReadonlyMap<string, readonly unknown[]>;
  readonly isTooLong: boolean;
}

/** In UTF-16 units; a return is some 800 of them, and 4 000 with a certificate. */
const longestInput = 16_384;
/** What the contract's ReturnReport takes. */
const mostParams = 100;
const longestValue = 8192;

const tooLong: Given = { values: new Map(), isTooLong: true };

/** Control characters but those of a certificate's lines, halves of a surrogate pair, and what a decoder puts for octets it can not read. */
const unsound = /(?![\t\r\n])[\p{Cc}\p{Cs}\uFFFD]/u;

const channels = Object.keys(returnReaders) as readonly ReturnChannel[];
const namesOf = (some: readonly ReturnChannel[]): ReadonlySet<string> => new Set(some.flatMap((channel) => returnReaders[channel].names));
const isBridge = (channel: ReturnChannel): boolean => returnReaders[channel].transport === 'bridge';
const knownNames = namesOf(channels);
const bridgeNames = namesOf(channels.filter(isBridge));

/** What each channel leaves in the address of the page that it leads back to. A bridge answers a script and leaves nothing there. */
export const returnParamNames = Object.fromEntries(
  channels.map((channel) => [channel, isBridge(channel) ? [] : returnReaders[channel].names]),
) as Readonly<Record<ReturnChannel, readonly string[]>>;

/**
 * Reads what a channel sent a browser back with. The claim chooses words and nothing else; whether money moved is asked of the server, which
 * is given `params` as they came. Takes anything and throws nothing.
 */
export function readReturnParams(input: ReturnInput): ReturnReading {
  try {
    return readGiven(input);
  } catch {
    // A record may have properties that throw.
    return { kind: 'refused', reason: 'malformed', names: [] };
  }
}

/** The names of the channels whose marks are in a query, however long it is: for taking them out, in one pass. */
export function returnNamesIn(query: string): readonly string[] {
  const { values } = givenInPairs(queryPairs(query));
  return namesIn(values, markedChannels(values, false));
}

/** The channels whose marks are all there. A bridge's answer is never taken from an address, where anyone could put it. */
function markedChannels(values: Given['values'], isRecord: boolean): readonly ReturnChannel[] {
  return channels.filter((channel) => {
    const { marks }: ReturnReader = returnReaders[channel];
    if (isBridge(channel) && !isRecord) return false;
    return Object.entries(marks).every(([name, pattern]) =>
      values.get(name)?.some((value) => typeof value === 'string' && pattern.test(value)),
    );
  });
}

function readGiven(input: ReturnInput): ReturnReading {
  if (typeof input !== 'string' && (typeof input !== 'object' || input === null)) return { kind: 'none' };
  const isRecord = typeof input !== 'string' && !(input instanceof URLSearchParams);
  const { values, isTooLong } = isRecord ? givenInRecord(input) : typeof input === 'string' ? givenInQuery(input) : givenInParams(input);
  const marked = markedChannels(values, isRecord);
  const names = namesIn(values, marked);
  const refuse = (reason: 'too-long' | 'doubled' | 'malformed'): ReturnReading => ({ kind: 'refused', reason, names });

  if (isTooLong) return refuse('too-long');
  const [channel] = marked;
  if (channel === undefined) return { kind: 'none' };
  // A name given twice, or the marks of two channels: whichever is read here, a server might read the other.
  if (marked.length > 1 || names.some((name) => values.get(name)?.length !== 1)) return refuse('doubled');
  const params: Record<string, string> = {};
  for (const name of names) {
    const value = values.get(name)?.[0];
    if (typeof value !== 'string' || unsound.test(value)) return refuse('malformed');
    if (value.length > longestValue) return refuse('too-long');
    params[name] = value;
  }
  return { kind: 'return', channel, ...returnReaders[channel].read(params), params };
}

function namesIn(values: Given['values'], marked: readonly ReturnChannel[]): readonly string[] {
  return [...new Set(marked.flatMap((channel) => returnReaders[channel].names))].filter((name) => values.has(name));
}

function givenInPairs(pairs: readonly QueryPair[]): Given {
  const values = new Map<string, unknown[]>();
  for (const { name, value } of pairs) {
    if (name !== undefined && knownNames.has(name)) add(values, name, decodeQueryText(value));
  }
  return { values, isTooLong: pairs.length > mostParams };
}

function givenInQuery(query: string): Given {
  return query.length > longestInput ? tooLong : givenInPairs(queryPairs(query));
}

function givenInParams(params: URLSearchParams): Given {
  const values = new Map<string, unknown[]>();
  let count = 0;
  let length = 0;
  for (const [name, value] of params) {
    count += 1;
    length += name.length + value.length;
    if (length > longestInput) return tooLong;
    if (knownNames.has(name)) add(values, name, value);
  }
  return { values, isTooLong: count > mostParams };
}

/** Foreign properties are counted and never read. A form's field that came twice is a list. */
function givenInRecord(record: Readonly<Record<string, unknown>>): Given {
  const values = new Map<string, unknown[]>();
  let length = 0;
  for (const name of knownNames) {
    if (!Object.prototype.hasOwnProperty.call(record, name)) continue;
    const given = record[name];
    for (const value of Array.isArray(given) ? given.slice(0, 2) : [given]) {
      if (typeof value === 'string') length += value.length;
      // A bridge answers with numbers too, and a whole number has one way to be written.
      add(values, name, bridgeNames.has(name) && Number.isSafeInteger(value) ? String(value) : value);
    }
  }
  return { values, isTooLong: length > longestInput || Object.keys(record).length > mostParams };
}

function add(values: Map<string, unknown[]>, name: string, value: unknown): void {
  const before = values.get(name);
  if (before) before.push(value);
  else values.set(name, [value]);
}
