/**
 * The options of the shop's one client. The accent is between the shop's two, so that it can be seen in light and dark;
 * the cashier chooses the ink on it.
 */
export const cashierOptions = {
  environment: 'sandbox',
  locale: 'en_US',
  appearance: { accentColor: '#2b7f63' },
} as const;
