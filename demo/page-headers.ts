import type { MiddlewareHandler } from 'hono';

/** The strictest headers the cashier works under; forms may also go to the given origins. */
export function pageHeaders(...formOrigins: readonly string[]): MiddlewareHandler {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    `form-action ${["'self'", ...formOrigins].join(' ')}`,
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html 'allow-duplicates'",
  ].join('; ');
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set('X-Content-Type-Options', 'nosniff');
    if (!headers.get('Content-Type')?.startsWith('text/html')) return;
    headers.set('Content-Security-Policy', policy);
    headers.set('Referrer-Policy', 'strict-origin');
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    // Not no-store: with it a page never comes back from the back-forward cache.
    headers.set('Cache-Control', 'no-cache');
  };
}
