import { hosts, terminals, type Device } from '../model/environment.js';
import type { CarriedProduct, OwnProduct, Place, PlanSource, ProductDefinition, ProductKind, Way } from './product-definition.js';

const ways = { scan: 1, page: 1, open: 1, inside: 1, app: 1, 'mini-program': 1, 'payer-code': 1 } satisfies Record<Way, 1>;
const kinds = { wallet: 1, bank: 1, b2b: 1, credit: 1 } satisfies Record<ProductKind, 1>;
const devices: readonly Device[] = ['desktop', 'phone', 'tablet'];
const planSources = { quotes: 1, 'quotes-or-estimate': 1, wallet: 1 } satisfies Record<PlanSource, 1>;

/** A definition as a page without types may have written it. */
type Loose = { readonly [Field in keyof OwnProduct | keyof CarriedProduct]?: unknown };

/** What is wrong with a definition that a host page brought, and what to write instead; undefined where nothing is. */
export function definitionFlaw(definition: ProductDefinition): string | undefined {
  const loose: Loose | null = definition;
  if (typeof loose !== 'object' || loose === null) return 'it is no object with way, places, kind, currencies and minimumValue';
  return loose.carriers === undefined ? (placesFlaw(loose) ?? chargeFlaw(loose)) : (carriersFlaw(loose) ?? chargeFlaw(loose));
}

function placesFlaw({ way, places, blockedHosts, ownHosts, needsOneOf }: Loose): string | undefined {
  if (!isOneOf(ways, way)) return `its way is none of ${list(ways)}`;
  if (!Array.isArray(places) || places.length === 0)
    return 'it works nowhere: say at least one place, as { terminal: "pc" }, or its carriers';
  for (const place of places as readonly (Partial<Place> | null)[]) {
    if (!terminals.some((terminal) => terminal === place?.terminal))
      return `a place of it has a terminal that is none of ${terminals.join(', ')}`;
    if (!isListOf(hosts, place?.hosts)) return `a place of it has hosts that are not a list of ${hosts.join(', ')}`;
    if (!isListOf(devices, place?.devices)) return `a place of it has devices that are not a list of ${devices.join(', ')}`;
  }
  if (!isListOf(hosts, blockedHosts) || !isListOf(hosts, ownHosts)) {
    return `its blockedHosts or ownHosts are not a list of ${hosts.join(', ')}`;
  }
  return needsOneOf === undefined || isIds(needsOneOf) ? undefined : 'its needsOneOf is not a list of the ids of products';
}

function carriersFlaw({ carriers, plans, way, places }: Loose): string | undefined {
  if (way !== undefined || places !== undefined) return 'it has carriers, which say its way and places: leave those out';
  if (!isIds(carriers)) return 'its carriers are not the ids of the products that carry it out';
  return isOneOf(planSources, plans) ? undefined : `its plans are none of ${list(planSources)}`;
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
  return Array.isArray(value) && value.length > 0 && value.every((id) => typeof id === 'string');
}

/** Whether it is a list of such words, or is left out. */
function isListOf(words: readonly string[], value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every((word) => words.includes(word as string)));
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
