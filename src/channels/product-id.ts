/** Whether a text is written as a product's id is, `<channel>.<product>`, as `points.page`: small letters, digits and hyphens on both sides. */
export function isProductId(text: unknown): boolean {
  return typeof text === 'string' && /^[a-z0-9-]+\.[a-z0-9-]+$/.test(text);
}
