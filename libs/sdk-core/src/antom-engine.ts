import type { CashierEngine } from './engine.ts';

/** Every session that names no cashier of its own: those of Antom's gateway. */
export const antomEngine: CashierEngine = {
  name: 'antom',
  accepts: ({ meta }) => meta.cashierUrl === undefined,
  load: async () => (await import('./antom/antom-code.ts')).antomCode,
};
