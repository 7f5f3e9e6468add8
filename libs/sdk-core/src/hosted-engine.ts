import { describe } from './describe.ts';
import type { CashierEngine } from './engine.ts';
import { CashierError } from './error.ts';
import { isLoopback } from './loopback.ts';

/** Sessions that name the cashier which serves them: those of the sandbox. */
export const hostedEngine: CashierEngine = {
  name: 'hosted',
  accepts({ meta }, { environment, trustedCashiers }) {
    const { cashierUrl } = meta;
    if (cashierUrl === undefined) return false;
    let url: URL | undefined;
    try {
      url = new URL(cashierUrl);
    } catch {
      // no URL: not trusted
    }
    const origin = url && /^https?:$/.test(url.protocol) ? url.origin : undefined;
    const trusted = url && origin && (isLoopback(url.hostname) || trustedCashiers.includes(origin));
    if (trusted && environment !== 'prod') return true;
    const [fault, suggestion] = trusted
      ? ['environment "prod" opens none', 'Use a session of Antom, or environment "sandbox".']
      : [
          'it is neither on this machine nor in trustedCashiers',
          'Add its origin to the option trustedCashiers if it is yours.',
        ];
    throw new CashierError('untrusted_cashier', {
      message: `The session names the cashier ${describe(origin ?? cashierUrl)}, and ${fault}.`,
      suggestion,
    });
  },
  load: async () => (await import('./hosted/hosted-code.ts')).hostedCode,
};
