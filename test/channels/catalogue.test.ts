import { describe, expect, test } from 'vitest';
import { catalogue, factsIn, ruleKinds, type CatalogueCell, type RuleKind } from '../../src/channels/catalogue';
import { isKnown, type Trust } from '../../src/channels/fact';
import { houseChannels, type HouseChannel } from '../../src/channels/house-channel';
import { orderRules } from '../../src/channels/order-rules';
import type { Profile } from '../../src/channels/profile';
import { profiles } from '../../src/channels/profiles';
import { products } from '../../src/channels/products';
import { en } from '../../src/locales/en';
import { zhCN } from '../../src/locales/zh-CN';

const trusts: readonly Trust[] = ['official', 'quoted', 'open-source', 'community', 'trade', 'unverified'];
const cells: readonly [RuleKind, HouseChannel, CatalogueCell][] = ruleKinds.flatMap((kind) =>
  houseChannels.map((channel): [RuleKind, HouseChannel, CatalogueCell] => [kind, channel, catalogue[kind][channel]]),
);
const unknowns = cells.flatMap(([, channel, cell]) =>
  factsIn(cell).flatMap((fact) => (isKnown(fact) ? [] : [{ channel, reason: fact.unknown }])),
);

test('every question is asked of every channel, and no other', () => {
  expect(Object.keys(catalogue).sort()).toEqual([...ruleKinds].sort());
  for (const kind of ruleKinds) expect(Object.keys(catalogue[kind]).sort()).toEqual([...houseChannels].sort());
  expect(cells).toHaveLength(14 * 15);
});

test('an order’s number, amount, description and payee are each in a table of their own', () => {
  for (const channel of houseChannels) {
    const { orderNumber, amount, description, payee } = orderRules[channel];
    expect([catalogue['order-number'], catalogue.amount, catalogue.description, catalogue.payee].map((table) => table[channel])).toEqual([
      orderNumber,
      amount,
      description,
      payee,
    ]);
  }
});

describe.each(cells)('%s of %s', (kind, _, cell) => {
  test('is known, or it is said why not', () => {
    if (kind === 'products') {
      expect(Object.keys(cell)).not.toEqual([]);
      return;
    }
    expect(factsIn(cell)).not.toEqual([]);
    for (const fact of factsIn(cell)) {
      // A fact is one or the other.
      expect(Object.keys(fact).sort()).toEqual(isKnown(fact) ? ['source', 'trust', 'value'] : ['unknown']);
      if (isKnown(fact)) {
        expect(fact.value).toBeDefined();
        expect(fact.source).toMatch(/^.{8,}$/);
        expect(trusts).toContain(fact.trust);
      } else {
        expect(fact.unknown).toMatch(/^.{40,}\.$/);
      }
    }
  });

  test('has every text finished', () => {
    for (const text of textsIn(cell)) {
      expect(text).not.toMatch(/TODO|FIXME/i);
      expect(text.trim()).toBe(text);
      expect(text).not.toBe('');
    }
  });
});

test('what is not known is not known for a reason of the channel’s own', () => {
  const channelsOf = new Map<string, Set<HouseChannel>>();
  for (const { channel, reason } of unknowns) channelsOf.set(reason, (channelsOf.get(reason) ?? new Set()).add(channel));
  for (const [reason, channels] of channelsOf) expect([...channels], reason).toHaveLength(1);
});

describe.each(houseChannels)('%s', (channel) => {
  const profile: Profile = profiles[channel].value;

  test('has the kinds of its products in its profile, each once', () => {
    const kinds = Object.values(products[channel]).map(({ kind }) => kind);
    expect([...profile.kinds].sort()).toEqual([...new Set(kinds)].sort());
  });

  test('has the names that payers are shown', () => {
    expect(profile.names).toEqual({ zh: zhCN[`channel.${channel}.name`], en: en[`channel.${channel}.name`] });
  });

  test('says why where it is not simply current', () => {
    if (profile.standing === 'current') expect(profile.standingReason).toBeUndefined();
    else expect(profile.standingReason).toMatch(/.{40}/);
  });
});

test('Baidu Wallet alone is a legacy', () => {
  expect(houseChannels.filter((channel) => profiles[channel].value.standing === 'legacy')).toEqual(['baidu-wallet']);
});

test('banks are those of the merchants’ handbook, and digital yuan, which banks operate', () => {
  const banks = houseChannels.filter((channel) => profiles[channel].value.institution === 'bank');
  expect(banks).toEqual(['cmb', 'ccb', 'abc', 'corporate-bank', 'e-cny']);
});

function textsIn(thing: unknown): readonly string[] {
  if (typeof thing === 'string') return [thing];
  return typeof thing === 'object' && thing !== null && !(thing instanceof RegExp) ? Object.values(thing).flatMap(textsIn) : [];
}
