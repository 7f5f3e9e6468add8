/** A shop under a Content-Security-Policy, and what that blocked. */
import type { BrowserContext, Page } from '@playwright/test';

/** Sources of one directive have to stand together. */
function join(policy: string, own: { readonly [directive: string]: string }): string {
  const directives = new Map(Object.entries(own));
  for (const line of policy.split('; ')) {
    const [directive = '', ...sources] = line.split(' ');
    directives.set(directive, [directives.get(directive), ...sources].filter(Boolean).join(' '));
  }
  return [...directives].map((parts) => parts.join(' ')).join('; ');
}

const OWN = {
  'default-src': "'self'",
  'script-src': "'self'",
  'connect-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'base-uri': "'none'",
  'object-src': "'none'",
};

/** Lays the shop's own policy and this part of it over the shop's page. */
export async function shopUnder(
  context: BrowserContext,
  policy: string,
  more: { readonly [directive: string]: string } = {},
): Promise<void> {
  await context.addInitScript(() => {
    const blocked: string[] = [];
    Reflect.set(window, 'blocked', blocked);
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      const place = URL.canParse(blockedURI) ? new URL(blockedURI).host : blockedURI;
      blocked.push(`${effectiveDirective} ${place}`);
    });
  });
  await context.route('**/antom-shop.html*', async (route) => {
    const response = await route.fetch();
    const headers = {
      ...response.headers(),
      'content-security-policy': join(policy, { ...OWN, ...more }),
    };
    await route.fulfill({ response, headers });
  });
}

/** What was blocked in the page itself, each once. */
export async function blockedIn(page: Page): Promise<string[]> {
  const all = await page.evaluate(() => Reflect.get(window, 'blocked') as string[]);
  return [...new Set(all)].sort();
}
