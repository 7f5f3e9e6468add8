import { formatAmount, toMinorUnits, validateAmount } from '@ams-cashier/core/money';

/** What the shopper reads above the form, for a price such as `'42.50'`; undefined if nobody could pay it that way. */
export function shownPrice(price: string, currency: string, paymentMethodType: string) {
  const amount = { currency, value: toMinorUnits(price, currency) };
  const problem = validateAmount(amount, { paymentMethodType });
  if (problem) console.warn(problem.message);
  return problem ? undefined : formatAmount(amount, navigator.language);
}
