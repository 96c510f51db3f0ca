/**
 * An address that a link may carry: https, or http where the page itself is, without a name or a password in front of its host, and without
 * what engines and people read differently. Anything else is left out.
 */
export function returnLink(text: string | undefined, pageUrl: string): string | undefined {
  if (!text || /[\p{Cc}\\]/u.test(text)) return undefined;
  try {
    const url = new URL(text, pageUrl);
    const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && url.origin === new URL(pageUrl).origin);
    return isSafe && url.username === '' && url.password === '' ? url.href : undefined;
  } catch {
    return undefined;
  }
}
