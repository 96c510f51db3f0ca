/** Where a server's answer has a text that a page may show; everything else in it is a word of a set, a number's text, or a handle. */
export const textFields: readonly string[] = [
  'order.orderNo',
  'order.subject',
  'order.payee.name',
  'order.payee.displayName',
  'products[].maintenance.reason',
  'payments[].outTradeNo',
  'payments[].failure.code',
  'payments[].failure.message',
];

/** The same thing with a text in front of each of these; what stood there stays behind it. */
export function withTexts<Thing>(thing: Thing, text: string, path = ''): Thing {
  if (typeof thing === 'string') return (textFields.includes(path) ? `${text} ${thing}` : thing) as Thing;
  if (Array.isArray(thing)) return thing.map((item: unknown) => withTexts(item, text, `${path}[]`)) as Thing;
  if (typeof thing !== 'object' || thing === null) return thing;
  const below = (name: string): string => (path === '' ? name : `${path}.${name}`);
  return Object.fromEntries(Object.entries(thing).map(([name, value]) => [name, withTexts(value as unknown, text, below(name))])) as Thing;
}
