import { queryPairs } from '../core/query-text.js';
import { readReturnParams, returnNamesIn, returnParamNames, type ReturnReading } from '../core/return-params.js';

/** What is read of a page's place. */
export type PageLocation = Pick<Location, 'href' | 'search'>;

/** What is done to a page's place. */
export type PageHistory = Pick<History, 'state' | 'replaceState'>;

/**
 * Reads what a channel led back to this page with, and takes exactly that out of the address, so that a reload, a bookmark or a shared link
 * says nothing of a payment. The page's own parameters stay as they are written, and so do the hash and the state of the history entry.
 * Throws nothing: where the address can not be changed, as on a sandboxed page, it stays.
 */
export function takeReturn(location: PageLocation, history: PageHistory): ReturnReading {
  try {
    const { search } = location;
    const read = readReturnParams(search);
    const reading = isTooLong(read) ? { ...read, names: returnNamesIn(search) } : read;
    const names = namesOf(reading);
    if (names.length > 0) takeOut(new Set(names), search, location, history);
    return reading;
  } catch {
    // A page of another origin, or one that is gone, has no address to read.
    return { kind: 'none' };
  }
}

function isTooLong(reading: ReturnReading): reading is Extract<ReturnReading, { kind: 'refused' }> {
  return reading.kind === 'refused' && reading.reason === 'too-long';
}

function namesOf(reading: ReturnReading): readonly string[] {
  switch (reading.kind) {
    case 'return':
      return returnParamNames[reading.channel];
    case 'refused':
      return reading.names;
    case 'none':
      return [];
  }
}

function takeOut(names: ReadonlySet<string>, search: string, location: PageLocation, history: PageHistory): void {
  const kept = queryPairs(search).filter(({ name }) => name === undefined || !names.has(name));
  // Whole, since a relative address would be taken from the page's <base>.
  const url = new URL(location.href);
  url.search = kept.map(({ text }) => text).join('&');
  try {
    history.replaceState(history.state, '', url.href);
  } catch {
    // Refused on an opaque origin, and after too many in a row.
  }
}
