import type { MiddlewareHandler } from 'hono';

/** What no answer needs: it shows nothing, and stands in no frame. */
const bareAnswer = "default-src 'none'; frame-ancestors 'none'";

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
    const isPage = headers.get('Content-Type')?.startsWith('text/html') === true;
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Content-Security-Policy', isPage ? policy : bareAnswer);
    // Also with what leads elsewhere: WeChat's H5 page wants to know whose page sent the browser, and no more than that is to be known.
    headers.set('Referrer-Policy', 'strict-origin');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    if (isPage) headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    // A page not no-store: with it a page never comes back from the back-forward cache.
    if (isPage) headers.set('Cache-Control', 'no-cache');
    else if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  };
}
