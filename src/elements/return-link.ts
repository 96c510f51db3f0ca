/** An address that a link may carry: https, or http where the page itself is; anything else is left out. */
export function returnLink(text: string | undefined, pageUrl: string): string | undefined {
  if (!text) return undefined;
  try {
    const url = new URL(text, pageUrl);
    const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && url.origin === new URL(pageUrl).origin);
    return isSafe ? url.href : undefined;
  } catch {
    return undefined;
  }
}
