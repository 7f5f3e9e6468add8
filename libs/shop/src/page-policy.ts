/** The headers of each shop's pages. Used by the shops' Vite configurations, not by their pages. */

/** The sandbox's default address. */
const SANDBOX = 'http://127.0.0.1:4242';

export interface PolicyWish {
  /** The only Trusted Types policy that the shop's framework creates. Without a name, none may be created. */
  readonly trustedTypes?: string;
}

/**
 * Allows nothing but the shop's own files, no inline scripts or styles, and one frame, the cashier's. With
 * `SHOP_POLICY=antom` there is no content policy: the official SDK, which a real account's sessions run, needs many
 * hosts, inline styles and HTML strings.
 *
 * @param env `SANDBOX_URL` is the cashier's origin
 * @example preview: { headers: pageHeaders(process.env, { trustedTypes: 'vue' }) }
 */
export function pageHeaders(
  env: { readonly [name: string]: string | undefined },
  { trustedTypes = "'none'" }: PolicyWish = {},
): Record<string, string> {
  const { host, origin: cashier } = new URL(env['SANDBOX_URL'] || SANDBOX);
  // it goes into a policy, and URL takes hosts with `;` and `*`
  if (!/^[\w.:[\]-]+$/.test(host)) {
    throw new Error(
      `SANDBOX_URL has the host "${host}"; only letters, digits, dots and hyphens are allowed.`,
    );
  }
  const content = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self'",
    'connect-src': "'self'",
    'frame-src': cashier,
    'base-uri': "'self'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': trustedTypes,
  };
  const policy = Object.entries(content)
    .map((directive) => directive.join(' '))
    .join('; ');
  const forCashier = `(self "${cashier}")`;
  return {
    ...(env['SHOP_POLICY'] !== 'antom' && { 'content-security-policy': policy }),
    'permissions-policy': `camera=(), geolocation=(), microphone=(), usb=(), payment=${forCashier}, publickey-credentials-get=${forCashier}`,
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  };
}
