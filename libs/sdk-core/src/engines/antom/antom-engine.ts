import { productOf } from '@ams-cashier/protocol';
import type { CashierEngine } from '../../contract/engine.ts';
import { loadCashierCode, loadElementCode } from './code-files.ts';

/** Serves every session that names no cashier of its own: those of Antom's gateway. */
export const antomEngine: CashierEngine = {
  name: 'antom',
  accepts: ({ meta }) => !meta.cashierUrl,
  async load(session) {
    const product = session && productOf(session.meta);
    return product === 'element' || product === 'page' ? loadElementCode() : loadCashierCode();
  },
  fetchAhead(options) {
    // the open itself says what fails
    loadCashierCode().then(
      (code) => code.fetchAhead(options),
      () => undefined,
    );
  },
};
