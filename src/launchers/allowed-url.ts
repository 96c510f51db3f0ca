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
 * scheme, http only from a loopback page to loopback. A wallet's link may name a further address for the wallet to open, which has to be on the
 * list too. The parsed `href` is what is used, never the text that came.
 */
export function allowedUrl(text: string, policy: UrlPolicy): string | undefined {
  const { allowedHosts, pageUrl } = policy;
  // What an engine mends, a scanner may read otherwise: what is shown or followed has to be what was checked.
  if (/[^!-~]|\\/.test(text)) return undefined;
  const url = parse(text);
  const page = parse(pageUrl);
  if (!url || url.username || url.password) return undefined;
  if (walletSchemes.includes(url.protocol)) return leadsOn(text, url, policy) ? undefined : url.href;
  if (page && url.origin === page.origin && isWeb(url)) return url.href;
  if (url.protocol === 'http:') return page && isLoopback(page) && isLoopback(url) ? url.href : undefined;
  if (url.protocol !== 'https:') return undefined;
  const isListed = [...navigationHosts, ...allowedHosts].some((host) =>
    host.startsWith('.') ? url.host.endsWith(host) : url.host === host,
  );
  return isListed ? url.href : undefined;
}

/** How often a wallet may take the percent signs out of what its link carries. */
const mostDecodings = 3;

/** The beginning of what an engine would open: a protocol that it knows or that two slashes follow, or two slashes alone. */
const beginsAddress = /^(?:(?:https?|wss?|ftp|file|blob|data|javascript|vbscript):|[a-z][a-z\d+.-]*:[\\/]{2}|[\\/]{2})/i;

/** Protocol and host; the rest is that place's own business. */
const upToHost = /^[a-z][a-z\d+.-]*:[\\/]*[^/?#]*/i;

/** A wallet's link may carry another one; none that a channel makes carries a third. */
const mostLinks = 2;

/**
 * The link by which 云闪付 opens a page of any host, as merchants write it: `upwallet://html/` and the page's address without its protocol. It is
 * read from the text, since older engines find no host in a link of such a scheme.
 */
const unionpayPage = /^up(?:pay)?wallet:[\\/]*(?:[^\\/?#]*@)?html(?::\d*)?(?![^\\/?#])[\\/]*([^\\/?#]*)/i;

/** Whether a wallet's link would have the wallet open an address that is not on the list. */
function leadsOn(text: string, { href, pathname, search, searchParams, hash }: URL, policy: UrlPolicy, links = 1): boolean {
  if (opensUnlistedPage(href, policy)) return true;
  // Newer engines take what follows the slashes for a host, and its colon for that of a port, which a wallet need not.
  const carried = [text.replace(/^[^:]*:[\\/]*/, ''), pathname.replace(/^\/+/, ''), hash.slice(1)];
  // A route of the wallet's own, and what an intent of Android is given, name their values behind the hash or among the path.
  for (const part of `${pathname}${search}${hash}`.split(/[?#&;]/)) carried.push(part.slice(part.indexOf('=') + 1));
  searchParams.forEach((value) => carried.push(value));
  return carried.some((value) => isUnlisted(value, policy, links));
}

function opensUnlistedPage(link: string, policy: UrlPolicy): boolean {
  const [, host] =
    decodings(link)
      .map((text) => unionpayPage.exec(withoutBlanks(text)))
      .find((page) => page !== null) ?? [];
  // A host that is written in any but the plain way may be read otherwise by the wallet.
  return host !== undefined && !(/^[a-z\d.-]+(?::\d+)?$/i.test(host) && allowedUrl(`https://${host}`, policy));
}

function isUnlisted(value: string, policy: UrlPolicy, links: number): boolean {
  const text = decodings(value).find((reading) => beginsAddress.test(withoutBlanks(reading)));
  if (text === undefined) return false;
  const address = withoutBlanks(text);
  // One with a control in front of its path is read in as many ways as there are readers.
  if (upToHost.exec(text)?.[0] !== upToHost.exec(address)?.[0]) return true;
  const inner = parse(address);
  if (inner && walletSchemes.includes(inner.protocol)) return links >= mostLinks || leadsOn(address, inner, policy, links + 1);
  return allowedUrl(upToHost.exec(address)?.[0] ?? '', policy) === undefined;
}

/** What a wallet may read in a text: the text itself, and what is left when percent signs are taken out of it again and again. */
function decodings(text: string): readonly string[] {
  const texts: string[] = [];
  for (let encoded = text; texts.length < mostDecodings; encoded = decoded(encoded)) texts.push(encoded);
  return texts;
}

/** Engines drop blanks and controls from an address. */
function withoutBlanks(text: string): string {
  return [...text].filter((character) => character > ' ').join('');
}

function decoded(text: string): string {
  return text.replace(/%([\da-f]{2})/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
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
