import type { Host } from '../model/environment.js';
import type { Place, ProductDefinition, Way } from './product-definition.js';

/** What the products of one wallet have in common. */
export interface Wallet {
  /** The wallet's own program. */
  readonly home: Host;
  /** The programs of other wallets that do not let a payer through to this one. */
  readonly blockedHosts?: readonly Host[];
  readonly group: ProductDefinition['group'];
}

/** A product of a wallet that charges yuan from one fen on, by the way it is paid. */
export function walletProduct({ home, blockedHosts, group }: Wallet, way: Way, identityHost?: Host): ProductDefinition {
  const isAtHome = way === 'inside' || way === 'mini-program';
  return {
    way,
    places: placesOf(way, home),
    // A code is scanned by a phone, whatever program shows it.
    blockedHosts: way === 'open' || way === 'page' ? blockedHosts : undefined,
    currencies: ['CNY'],
    minimumValue: 1,
    identityHost,
    ownHosts: isAtHome ? [home] : undefined,
    group,
  };
}

function placesOf(way: Way, home: Host): readonly Place[] {
  switch (way) {
    case 'scan':
      // Long-press, album and a click on the code do not work: it is of use only where it stands on another screen than the payer's phone.
      return [{ terminal: 'pc' }, { terminal: 'scan' }, { terminal: 'wap', hosts: ['browser'], devices: ['tablet'] }];
    case 'page':
      return [{ terminal: 'pc' }];
    case 'open':
      return [{ terminal: 'wap' }];
    case 'inside':
      return [{ terminal: home === 'wechat' ? 'wechat' : 'wap', hosts: [home] }];
    case 'app':
      return [{ terminal: 'app' }];
    case 'mini-program':
      return [{ terminal: 'mini-program', hosts: [home] }];
    case 'payer-code':
      return [{ terminal: 'scan' }];
  }
}
