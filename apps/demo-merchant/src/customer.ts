import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const COOKIE = 'customer';
const YEAR = 365 * 86_400;

/**
 * Who is ordering. This shop has no accounts: a random number in a cookie stands for one. Whoever has it may pay with the
 * customer's saved cards, so no script can read it.
 */
export function knownCustomer(context: Context): string | undefined {
  const known = getCookie(context, COOKIE);
  return known !== undefined && /^[\w-]{32}$/.test(known) ? known : undefined;
}

/** A new one is sent to the browser with the response. */
export function customerOf(context: Context): string {
  const customer = knownCustomer(context) ?? randomBytes(24).toString('base64url');
  setCookie(context, COOKIE, customer, {
    path: '/api',
    httpOnly: true,
    sameSite: 'Lax',
    secure: context.req.header('origin')?.startsWith('https:') ?? false,
    maxAge: YEAR,
  });
  return customer;
}
