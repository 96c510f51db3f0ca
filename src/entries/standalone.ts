import type { AddedChannel } from '../elements/add-channel.js';

export * from './define.js';
export { addWords } from '../elements/add-words.js';
export type { Words } from '../locales/translate.js';

/**
 * Adds a channel of the merchant's own, as `addChannel` of the package does; settles once it is known. Put the cashier on the page after that: one
 * that is open takes a channel up only when its session changes.
 */
export async function addChannel(added: AddedChannel): Promise<void> {
  (await import('../elements/add-channel.js')).addChannel(added);
}
