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
    const trusted =
      url !== undefined &&
      /^https?:$/.test(url.protocol) &&
      (isLoopback(url.hostname) || trustedCashiers.includes(url.origin));
    if (trusted && environment !== 'prod') return true;
    throw new CashierError('untrusted_cashier', {
      message: trusted
        ? `The session names the cashier ${describe(cashierUrl)}, and environment is "prod", which opens no cashier that a session names.`
        : `The session names the cashier ${describe(cashierUrl)}, which is neither on this machine nor in the option trustedCashiers.`,
      suggestion: trusted
        ? 'Use a session of Antom, or environment "sandbox".'
        : 'Add its origin to trustedCashiers if it is yours.',
    });
  },
  load: async () => (await import('./hosted/hosted-code.ts')).hostedCode,
};
