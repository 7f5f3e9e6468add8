import { AntomError } from '../error.ts';

/** Without one, what is kept and what the shop writes would not be one: either could be there without the other. */
export function checkTransaction(transaction: unknown): void {
  if (typeof transaction === 'object' && transaction !== null) return;
  const message =
    'transaction is missing. Call this within store.transaction(…), or in a handler, and pass on the transaction.';
  throw new AntomError('config', message, { parameter: 'transaction' });
}
