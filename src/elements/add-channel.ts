import { houseChannels } from '../channels/house-channel.js';
import type { ProductDefinition } from '../channels/product-definition.js';
import { addProducts } from '../core/add-products.js';
import type { ChannelId, ProductId } from '../model/product.js';
import { warnOnce } from '../model/warn-once.js';
import type { LocalText } from './local-text.js';
import { addMark, type Mark } from './marks.js';
import { addChannelWords, addProductWords } from './product-words.js';

/** A channel that the house does not know, or products of one that it does. */
export interface AddedChannel {
  /** Small letters, digits and hyphens, as `points`. */
  readonly id: ChannelId;
  /** Its products by id, `<channel>.<product>`, as `points.page`. */
  readonly products: Readonly<Record<ProductId, ProductDefinition>>;
  /** What it is called. A channel of the house keeps its name, its wallet and its mark. */
  readonly names?: LocalText | undefined;
  /** What payers call the program that they open, where it has another name. */
  readonly wallets?: LocalText | undefined;
  /** What products are called that have names of their own. */
  readonly productNames?: Readonly<Record<ProductId, LocalText>> | undefined;
  /** What a payer does with a product, where its way does not say it well. */
  readonly hints?: Readonly<Record<ProductId, LocalText>> | undefined;
  /** The first letter of the name in grey when left out. */
  readonly mark?: Mark | undefined;
}

/**
 * Adds a channel with its words and its mark, before the cashier opens: one that is open takes it up when its session changes. Added again, it
 * takes the place of what it was. What is wrong is warned of once and left out. Where the channel's actions lead is for the `allowedHosts` of
 * the element to say.
 */
export function addChannel(added: AddedChannel): void {
  if (!isTable(added)) return warnOnce('addChannel: there is no channel: write one as { id, names, products }.');
  const { id, products, names, wallets, mark } = added;
  if (typeof id !== 'string' || !/^[a-z0-9-]+$/.test(id)) {
    return warnOnce(`addChannel: id ${JSON.stringify(id)} is none: write small letters, digits and hyphens, as "points".`);
  }
  if (!isTable(products)) return warnOnce(`addChannel: ${id} has no products: write them by id, as { '${id}.page': { … } }.`);
  if (isHouseChannel(id)) {
    if (names ?? wallets ?? mark) warnOnce(`addChannel: ${id} is known here, and keeps its name, its wallet and its mark.`);
  } else {
    nameChannel(id, names, wallets);
    if (mark !== undefined) markChannel(id, mark);
  }
  const productNames = wordsOf(added, 'productNames');
  const hints = wordsOf(added, 'hints');
  const ids = addProducts(products, id);
  for (const productId of ids) {
    addProductWords(productId, {
      name: ownText(productNames, productId, 'productNames'),
      hint: ownText(hints, productId, 'hints'),
    });
  }
  for (const productId of [...Object.keys(productNames), ...Object.keys(hints)]) {
    if (!ids.includes(productId))
      warnOnce(`addChannel: words for ${productId} are left out, since it is not among the products that are added.`);
  }
}

function isHouseChannel(id: ChannelId): boolean {
  return (houseChannels as readonly ChannelId[]).includes(id);
}

function nameChannel(id: ChannelId, names: LocalText | undefined, wallets: LocalText | undefined): void {
  if (names === undefined || !isText(names)) {
    return warnOnce(
      `addChannel: ${id} has no names and is called by its id: write them by language, as { 'zh-CN': '会员积分', en: 'Points' }.`,
    );
  }
  if (wallets !== undefined && !isText(wallets)) warnOnce(`addChannel: wallets of ${id} are left out: write texts by language.`);
  addChannelWords(id, { name: names, wallet: wallets !== undefined && isText(wallets) ? wallets : undefined });
}

function markChannel(id: ChannelId, mark: Mark): void {
  const flaw = markFlaw(mark);
  if (flaw) return warnOnce(`addChannel: the mark of ${id} is left out: ${flaw}.`);
  addMark(id, mark);
}

function markFlaw(mark: { readonly colour?: unknown; readonly letter?: unknown; readonly path?: unknown } | null): string | undefined {
  const { colour, letter, path } = mark ?? {};
  if (typeof colour !== 'string' || !/^#[\da-f]{6}$/i.test(colour)) return 'its colour is not written as "#7c3aed"';
  if (contrastWithWhite(colour) < 3) return `white can not be told from its colour ${colour}: choose a darker one`;
  if ((letter === undefined) === (path === undefined)) return 'it has not just one of letter and path';
  if (letter !== undefined) {
    return typeof letter === 'string' && [...letter].length === 1 && letter.trim() ? undefined : 'its letter is not one character';
  }
  return typeof path === 'string' && /^m[\d\s,.+\-a-z]+$/i.test(path) ? undefined : 'its path is not the data of an SVG path';
}

/** WCAG 2.2's contrast ratio. */
function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** The words of a channel's products by their ids; none where they are no table. */
function wordsOf(added: AddedChannel, field: 'productNames' | 'hints'): Readonly<Record<ProductId, LocalText>> {
  const texts = added[field];
  if (texts === undefined || isTable(texts)) return texts ?? {};
  warnOnce(`addChannel: ${field} of ${added.id} are left out: write texts by product and language.`);
  return {};
}

function ownText(texts: Readonly<Record<ProductId, LocalText>>, productId: ProductId, field: string): LocalText | undefined {
  const text = Object.prototype.hasOwnProperty.call(texts, productId) ? texts[productId] : undefined;
  if (text === undefined || isText(text)) return text;
  warnOnce(`addChannel: ${field} of ${productId} are left out: write texts by language.`);
  return undefined;
}

function isTable(thing: unknown): thing is object {
  return typeof thing === 'object' && thing !== null;
}

function isText(text: LocalText): boolean {
  const texts: readonly unknown[] = isTable(text) ? Object.values(text) : [];
  return texts.length > 0 && texts.every((word) => typeof word === 'string' && word.trim() !== '');
}
