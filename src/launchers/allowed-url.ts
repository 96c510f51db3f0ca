import { navigationHosts, walletSchemes } from '../channels/navigation-hosts.js';

/** What decides whether an address may be followed. */
export interface UrlPolicy {
  /** Hosts beyond the channels' own; with a leading dot, all below it; with a port where it is not the usual one. */
  readonly allowedHosts: readonly string[];
  /** The page's own address. */
  readonly pageUrl: string;
}

/**
 * The address as the engine will read it, or nothing where its protocol or host is not on the list: https to a listed host, a wallet's own
 * scheme, http only from a loopback page to loopback. The parsed `href` is what is used, never the text that came.
 */
export function allowedUrl(text: string, { allowedHosts, pageUrl }: UrlPolicy): string | undefined {
  // What an engine mends, a scanner may read otherwise: what is shown or followed has to be what was checked.
  if (/[^!-~]|\\/.test(text)) return undefined;
  const url = parse(text);
  const page = parse(pageUrl);
  if (!url || url.username || url.password) return undefined;
  if (walletSchemes.includes(url.protocol)) return url.href;
  if (page && url.origin === page.origin && isWeb(url)) return url.href;
  if (url.protocol === 'http:') return page && isLoopback(page) && isLoopback(url) ? url.href : undefined;
  if (url.protocol !== 'https:') return undefined;
  const isListed = [...navigationHosts, ...allowedHosts].some((host) =>
    host.startsWith('.') ? url.host.endsWith(host) : url.host === host,
  );
  return isListed ? url.href : undefined;
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function isWeb(url: URL): boolean {
  return url.protocol === 'https:' || url.protocol === 'http:';
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}
