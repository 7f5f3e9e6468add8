import { toMinorUnits, validateAmount, type Amount } from '@ams-cashier/server/money';

/** The amount of an order whose total comes from the database as text: `'42.50'`. */
export function orderAmount(total: string, currency: string, paymentMethodType: string): Amount {
  const amount = { currency, value: toMinorUnits(total, currency) };
  const problem = validateAmount(amount, { paymentMethodType });
  if (problem) throw new Error(`This order cannot be paid: ${problem.message}`);
  return amount;
}
