import type { Host } from '../model/environment.js';
import type { CarriedProduct, OwnProduct, Place, Way } from './product-definition.js';

/** What the products of one channel have in common. */
export interface ChannelTraits {
  /** The channel's own program. */
  readonly home?: Host;
  /** The programs of other channels that do not let a payer through to this one. */
  readonly blockedHosts?: readonly Host[];
  readonly kind: OwnProduct['kind'];
  /** ISO 4217; yuan alone when left out. */
  readonly currencies?: readonly string[];
  /** Minor units. */
  readonly maximumValue?: number;
  readonly creditBan?: OwnProduct['creditBan'];
}

const yuan: readonly string[] = ['CNY'];

/** What a product has beside what its channel's products have in common. */
type Particulars = Pick<OwnProduct, 'identityHost' | 'ownHosts' | 'needsOneOf' | 'openedWith' | 'savable'> & {
  readonly alsoAt?: readonly Place[];
};

/** A product that charges from one minor unit on, by the way it is paid. */
export function ownProduct(
  { home, blockedHosts, kind, currencies = yuan, maximumValue, creditBan }: ChannelTraits,
  way: Way,
  { ownHosts, alsoAt = [], ...rest }: Particulars = {},
): OwnProduct {
  const isAtHome = way === 'inside' || way === 'mini-program';
  return {
    way,
    places: [...placesOf(way, home), ...alsoAt],
    // A code is scanned by a phone, whatever program shows it.
    blockedHosts: way === 'open' || way === 'page' ? blockedHosts : undefined,
    kind,
    currencies,
    minimumValue: 1,
    maximumValue,
    creditBan,
    ...rest,
    ownHosts: ownHosts ?? (isAtHome && home ? [home] : undefined),
  };
}

/** Credit or instalments in yuan that base products of the same channel carry out. */
export function carriedProduct(
  carriers: CarriedProduct['carriers'],
  plans: CarriedProduct['plans'],
  rest: Pick<CarriedProduct, 'refusesVirtualGoods'> = {},
): CarriedProduct {
  return { kind: 'credit', carriers, plans, currencies: yuan, minimumValue: 1, ...rest };
}

function placesOf(way: Way, home: Host | undefined): readonly Place[] {
  const hosts = home && [home];
  switch (way) {
    case 'scan':
      // A long press and a click on the code do not work, nor does the album of most: it is of use where it stands on another screen than the payer's phone.
      return [{ terminal: 'pc' }, { terminal: 'scan' }, { terminal: 'wap', hosts: ['browser'], devices: ['tablet'] }];
    case 'page':
      return [{ terminal: 'pc' }];
    case 'open':
      return [{ terminal: 'wap' }];
    case 'inside':
      return [{ terminal: home === 'wechat' ? 'wechat' : 'wap', hosts }];
    case 'app':
      return [{ terminal: 'app' }];
    case 'mini-program':
      return [{ terminal: 'mini-program', hosts }];
    case 'payer-code':
      return [{ terminal: 'scan' }];
  }
}
