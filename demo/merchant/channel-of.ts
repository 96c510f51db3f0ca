/** The channel of a product: the first part of its id. */
export const channelOf = (productId: string): string => productId.split('.')[0] ?? '';
