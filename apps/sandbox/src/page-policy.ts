/** Headers of every page. */
export const SAFE = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

/** A page on localhost is another one than on 127.0.0.1, so both. */
const LOOPBACK = ['http://localhost:*', 'http://127.0.0.1:*'];

/** @param frameOrigins who may frame the page, besides pages on this machine */
export function contentSecurityPolicy(
  policy: { readonly [directive: string]: string },
  frameOrigins: readonly string[],
): string {
  const whole = { ...policy, 'frame-ancestors': [...LOOPBACK, ...frameOrigins].join(' ') };
  return Object.entries(whole)
    .map((directive) => directive.join(' '))
    .join('; ');
}
