import { expect, test } from 'vitest';
import { session } from '../../src/gateways/wire';
import { textFields } from '../attacks/text-fields';

/** Texts that no page shows as they are: handles, words of a set, moments, and what is handed to a wallet or looked at by a launcher. */
const otherTexts: readonly RegExp[] = [
  /(^|\.)(id|productId|planId|status|channelAnswer|currency|feeRate|host)$/,
  /(^|\.)(serverTime|checkedAt|paidAt|refundableUntil)$/,
  /^payments\[\]\.action\./,
  /^returnUrl$/,
];

interface Loose {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Loose>>;
  readonly item?: Loose;
  readonly wrapped?: Loose;
  readonly options?: readonly Loose[];
  readonly pipe?: readonly Loose[];
  readonly value?: Loose;
}

/** The path of every text in what a schema reads. */
function textsOf(schema: Loose, path = ''): string[] {
  const [first] = schema.pipe ?? [];
  if (first && first !== schema && !schema.entries && !schema.item) return textsOf({ ...first, pipe: [] }, path);
  const below = (name: string): string => (path === '' ? name : `${path}.${name}`);
  if (schema.entries) return Object.entries(schema.entries).flatMap(([name, entry]) => textsOf(entry, below(name)));
  if (schema.item) return textsOf(schema.item, `${path}[]`);
  if (schema.wrapped) return textsOf(schema.wrapped, path);
  if (schema.type === 'variant') return (schema.options ?? []).flatMap((option) => textsOf(option, path));
  if (schema.type === 'record') return textsOf(schema.value!, `${path}.*`);
  return schema.type === 'string' ? [path] : [];
}

test('every text of a session is known as one that is shown, or as one that is not', () => {
  const texts = textsOf(session);
  expect(texts.length).toBeGreaterThan(30);
  expect(texts.filter((path) => !textFields.includes(path) && !otherTexts.some((pattern) => pattern.test(path)))).toEqual([]);
  expect(textFields.filter((path) => !texts.includes(path))).toEqual([]);
});
