/** One `name=value` of a query string. */
export interface QueryPair {
  /** As it stands in the query. */
  readonly text: string;
  /** Decoded; undefined where the encoding is broken. */
  readonly name: string | undefined;
  /** Still encoded. */
  readonly value: string;
}

/** Takes a query string apart, with or without its question mark. Costs one pass, however long it is; empty parts are no pairs. */
export function queryPairs(query: string): readonly QueryPair[] {
  const pairs: QueryPair[] = [];
  for (const text of query.replace(/^\?/, '').split('&')) {
    if (text === '') continue;
    const equals = text.indexOf('=');
    pairs.push({
      text,
      name: decodeQueryText(equals < 0 ? text : text.slice(0, equals)),
      value: equals < 0 ? '' : text.slice(equals + 1),
    });
  }
  return pairs;
}

/** Decodes as forms encode, where `+` is a space. Undefined where a percent sign is followed by no octet, or octets are no UTF-8. */
export function decodeQueryText(text: string): string | undefined {
  if (!/[%+]/.test(text)) return text;
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return undefined;
  }
}
