/** Amounts: exact conversions, Antom's rules by method, and how a shopper reads them. The server client has the same. */
export {
  CURRENCIES,
  decimalsOf,
  formatAmount,
  toMajorUnits,
  toMinorUnits,
  validateAmount,
  type Amount,
  type AmountProblem,
} from '@ams-cashier/protocol';
