/** Headers of every page. */
export const SAFE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), usb=()',
};

/** A page on localhost is another one than on 127.0.0.1, so both. */
const LOOPBACK = ['http://localhost:*', 'http://127.0.0.1:*'];

/** A policy as the header wants it. */
export function formatPolicy(policy: { readonly [directive: string]: string }): string {
  return Object.entries(policy)
    .map((directive) => directive.join(' '))
    .join('; ');
}

/** @param frameOrigins who may frame the page, besides pages on this machine */
export function contentSecurityPolicy(
  policy: { readonly [directive: string]: string },
  frameOrigins: readonly string[],
): string {
  return formatPolicy({ ...policy, 'frame-ancestors': [...LOOPBACK, ...frameOrigins].join(' ') });
}
