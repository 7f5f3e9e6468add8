import { productOf } from '@ams-cashier/protocol';
import type { CashierEngine } from '../../contract/engine.ts';
import { handled } from '../../runtime/deferred.ts';
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
    void handled(loadCashierCode().then((code) => code.fetchAhead?.(options)));
  },
};
