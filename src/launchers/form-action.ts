/**
 * Whether a policy's `form-action` names the origin of an address. An engine that stops a form on its way says the form's own address, also
 * where it let the form go there and stopped what that place sent the browser on to: only the policy tells the two apart.
 */
export function namesFormAction(policy: string, address: string, pageUrl: string): boolean {
  const directive = policy
    .split(';')
    .map((text) => text.trim().split(/\s+/))
    .find(([name]) => name?.toLowerCase() === 'form-action');
  const url = new URL(address);
  return directive === undefined || directive.slice(1).some((source) => matches(source.toLowerCase(), url, new URL(pageUrl)));
}

/** A source of a policy: scheme, host with or without a star, port, path. Source: Content Security Policy Level 3, 6.7.2. */
const sourcePattern = /^(?:([a-z][a-z\d+.-]*:)\/\/)?(\*|(?:\*\.)?[a-z\d.-]+|\[[\da-f:.]+\])(?::(\d+|\*))?(\/.*)?$/;

const usualPorts: Readonly<Record<string, string>> = { 'https:': '443', 'http:': '80' };

function matches(source: string, url: URL, page: URL): boolean {
  if (source === "'self'") return url.origin === page.origin;
  if (/^[a-z][a-z\d+.-]*:$/.test(source)) return isScheme(source, url);
  const [, scheme = page.protocol, host = '', port, path = '/'] = sourcePattern.exec(source) ?? [];
  if (host === '' || !isScheme(scheme, url)) return false;
  const isHost = host === '*' || (host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host);
  const usualPort = usualPorts[url.protocol];
  const isPort = port === '*' || (url.port || usualPort) === (port ?? usualPort);
  return isHost && isPort && (path === '/' || url.pathname === path || (path.endsWith('/') && url.pathname.startsWith(path)));
}

function isScheme(scheme: string, { protocol }: URL): boolean {
  return protocol === scheme || (scheme === 'http:' && protocol === 'https:');
}
