import { refuse, shown } from '../parameter.ts';

const FIX =
  'Call this within store.transaction(…), or in a handler, and pass on the transaction that it gets.';

/** Without one, what is kept and what the shop writes would not be one: either could be there without the other. */
export function refuseForeign(given: string): never {
  return refuse('transaction', given, FIX);
}

export function checkTransaction(transaction: unknown): void {
  if (typeof transaction !== 'object' || transaction === null) refuseForeign(shown(transaction));
}
