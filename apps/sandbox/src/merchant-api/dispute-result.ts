/** How a dispute can be decided. Source: docs/reference/beyond-cashier.md#b5-disputes */
export const DISPUTE_RESULTS = [
  'VALIDATE_SUCCESS',
  'VALIDATE_FAIL',
  'ACCEPT_BY_CUSTOMER',
  'ACCEPT_BY_MERCHANT',
] as const;

/** `VALIDATE_SUCCESS`: the shop keeps the money; `VALIDATE_FAIL`: the buyer gets it back. */
export type DisputeResult = (typeof DISPUTE_RESULTS)[number];
