/** How long a page waits for the shop's server before it does without. */
const ANSWER_LIMIT = 5_000;

/**
 * `prod` if the shop's server has an account for real money, and `sandbox` otherwise: also when it can't be asked, for
 * then there is no session that could be paid.
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
 * The options of the shop's one client. The accent is between the shop's two, so that it can be seen in light and dark;
 * the cashier chooses the ink on it.
 */
export async function askCashierOptions() {
  return {
    environment: await askEnvironment(),
    locale: 'en_US',
    appearance: { accentColor: '#2b7f63' },
  } as const;
}
