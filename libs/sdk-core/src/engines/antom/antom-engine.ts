import { stepAfter } from '@ams-cashier/protocol';
import type { CashierEngine } from '../../contract/engine.ts';

/** Every session that names no cashier of its own: those of Antom's gateway. */
export const antomEngine: CashierEngine = {
  name: 'antom',
  accepts: ({ meta }) => !meta.cashierUrl,
  // the table is handed over: imported on both sides it would be one more file to fetch
  load: async () => (await import('./antom-code.ts')).antomCode(stepAfter),
};
