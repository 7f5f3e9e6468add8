/** How long a page waits for the shop's server before it continues without an answer. */
const ANSWER_LIMIT = 5_000;

/**
 * `prod` if the shop's server has an account for real money, otherwise `sandbox`. Also `sandbox` if the server can't be
 * reached: there is no session to pay then.
 */
async function askEnvironment(): Promise<'sandbox' | 'prod'> {
  try {
    const response = await fetch('/api/environment', { signal: AbortSignal.timeout(ANSWER_LIMIT) });
    const { environment } = (await response.json()) as { readonly environment?: unknown };
    return environment === 'prod' ? 'prod' : 'sandbox';
  } catch {
    return 'sandbox';
  }
}

/**
 * The options of the shop's only client. The accent colour lies between the shop's two, so that it is visible in light
 * and dark; the cashier chooses the text colour on it.
 */
export async function askCashierOptions() {
  return {
    environment: await askEnvironment(),
    locale: 'en_US',
    appearance: { accentColor: '#2b7f63' },
  } as const;
}
