import { hosts, terminals, type Device } from '../model/environment.js';
import type { CarriedProduct, OwnProduct, Place, PlanSource, ProductDefinition, ProductKind, Way } from './product-definition.js';
import { isProductId } from './product-id.js';

const ways = { scan: 1, page: 1, open: 1, inside: 1, app: 1, 'mini-program': 1, 'payer-code': 1 } satisfies Record<Way, 1>;
const kinds = { wallet: 1, bank: 1, b2b: 1, credit: 1 } satisfies Record<ProductKind, 1>;
const devices: readonly Device[] = ['desktop', 'phone', 'tablet'];
const planSources = { quotes: 1, 'quotes-or-estimate': 1, wallet: 1 } satisfies Record<PlanSource, 1>;
const creditBans = { 'no-credit': 1, 'by-request': 1 } satisfies Record<NonNullable<OwnProduct['creditBan']>, 1>;

/** What only a product of its own way has, and what only one that others carry out has. */
const ownFields = [
  'way',
  'places',
  'blockedHosts',
  'ownHosts',
  'identityHost',
  'needsOneOf',
  'openedWith',
  'savable',
  'creditBan',
] as const;
const carriedFields = ['plans', 'refusesVirtualGoods'] as const;

/** A definition as a page without types may have written it. */
type Loose = { readonly [Field in keyof OwnProduct | keyof CarriedProduct]?: unknown };

/** What is wrong with a definition that a host page brought, and what to write instead; undefined where nothing is. */
export function definitionFlaw(definition: ProductDefinition): string | undefined {
  const loose: Loose | null = definition;
  if (typeof loose !== 'object' || loose === null) return 'it is no object with way, places, kind, currencies and minimumValue';
  const flaw = loose.carriers === undefined ? (placesFlaw(loose) ?? ownFlaw(loose)) : carriersFlaw(loose);
  return flaw ?? chargeFlaw(loose);
}

function placesFlaw({ way, places }: Loose): string | undefined {
  if (!isOneOf(ways, way)) return `its way is none of ${list(ways)}`;
  if (!Array.isArray(places) || places.length === 0)
    return 'it works nowhere: say at least one place, as { terminal: "pc" }, or its carriers';
  for (const place of places as readonly (Partial<Place> | null)[]) {
    if (!terminals.some((terminal) => terminal === place?.terminal))
      return `a place of it has a terminal that is none of ${terminals.join(', ')}`;
    if (!isListOf(hosts, place?.hosts)) return `a place of it has hosts that are not a list of ${hosts.join(', ')}`;
    if (!isListOf(devices, place?.devices)) return `a place of it has devices that are not a list of ${devices.join(', ')}`;
  }
  return undefined;
}

function ownFlaw(loose: Loose): string | undefined {
  const { blockedHosts, ownHosts, identityHost, needsOneOf, openedWith, savable, creditBan } = loose;
  const stray = carriedFields.find((field) => loose[field] !== undefined);
  if (stray) return `it has ${stray}, which only a product with carriers has: leave it out`;
  if (!isListOf(hosts, blockedHosts)) return `its blockedHosts are not a list of ${hosts.join(', ')}`;
  if (!isListOf(hosts, ownHosts)) return `its ownHosts are not a list of ${hosts.join(', ')}`;
  if (identityHost !== undefined && !hosts.some((host) => host === identityHost)) return `its identityHost is none of ${hosts.join(', ')}`;
  if (needsOneOf !== undefined && !isIds(needsOneOf)) return 'its needsOneOf is not a list of the ids of products, as ["points.page"]';
  if (openedWith !== undefined && !isProductId(openedWith)) return 'its openedWith is not the id of a product, as "points.page"';
  if (!isFlag(savable)) return 'its savable is neither true nor false';
  return creditBan === undefined || isOneOf(creditBans, creditBan)
    ? undefined
    : `its creditBan is none of ${list(creditBans)}: leave it out where credit can not be kept out`;
}

function carriersFlaw(loose: Loose): string | undefined {
  const { carriers, plans, refusesVirtualGoods } = loose;
  const stray = ownFields.find((field) => loose[field] !== undefined);
  if (stray) return `it has ${stray} although its carriers say that: leave it out`;
  if (!isIds(carriers)) return 'its carriers are not the ids of the products that carry it out';
  if (!isOneOf(planSources, plans)) return `its plans are none of ${list(planSources)}`;
  return isFlag(refusesVirtualGoods) ? undefined : 'its refusesVirtualGoods is neither true nor false';
}

function chargeFlaw({ kind, currencies, minimumValue, maximumValue }: Loose): string | undefined {
  if (!isOneOf(kinds, kind)) return `its kind is none of ${list(kinds)}`;
  const isCurrency = (currency: unknown): boolean => typeof currency === 'string' && /^[A-Z]{3}$/.test(currency);
  if (!Array.isArray(currencies) || currencies.length === 0 || !currencies.every(isCurrency)) {
    return 'its currencies are not codes of ISO 4217, as ["CNY"]';
  }
  if (!isAmount(minimumValue) || minimumValue < 1) return 'its minimumValue is no whole number of minor units from 1 on';
  if (maximumValue !== undefined && (!isAmount(maximumValue) || maximumValue < minimumValue)) {
    return 'its maximumValue is no whole number of minor units from its minimumValue on';
  }
  return undefined;
}

function isIds(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isProductId);
}

/** Whether it is a list of such words, or is left out. */
function isListOf(words: readonly string[], value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every((word) => words.includes(word as string)));
}

/** Whether it is true or false, or is left out. */
function isFlag(value: unknown): boolean {
  return value === undefined || typeof value === 'boolean';
}

function isAmount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isOneOf(words: Readonly<Record<string, 1>>, word: unknown): boolean {
  return typeof word === 'string' && Object.prototype.hasOwnProperty.call(words, word);
}

function list(words: Readonly<Record<string, 1>>): string {
  return Object.keys(words).join(', ');
}
