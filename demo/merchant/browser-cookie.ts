import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const name = 'cashier_browser';

/** Tells one browser from another, if it was given a name before. */
export function readBrowser(context: Context): string | undefined {
  const value = getCookie(context, name);
  return value !== undefined && /^[\w-]{22}$/.test(value) ? value : undefined;
}

/** A name that nobody guesses. */
export const makeBrowser = (): string => randomBytes(16).toString('base64url');

/** Gives a browser its name. Lax, as the browser comes from the wallet's site when it gets it. */
export function writeBrowser(context: Context, browser: string, origin: string): void {
  setCookie(context, name, browser, { httpOnly: true, sameSite: 'Lax', path: '/', secure: origin.startsWith('https:') });
}
