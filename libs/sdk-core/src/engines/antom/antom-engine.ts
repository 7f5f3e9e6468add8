import type { CashierEngine } from '../../contract/engine.ts';

/** Serves every session that names no cashier of its own: those of Antom's gateway. */
export const antomEngine: CashierEngine = {
  name: 'antom',
  accepts: ({ meta }) => !meta.cashierUrl,
  load: async () => (await import('./antom-code.ts')).antomCode,
};
