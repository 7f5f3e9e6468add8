import { describe } from '../../contract/describe.ts';
import type { CashierEngine, EngineScope } from '../../contract/engine.ts';
import { CashierError } from '../../contract/error.ts';
import { showLoading } from './loading.ts';
import { isLoopback } from './loopback.ts';

const mayServe = ({ environment }: EngineScope) => environment !== 'prod';

/** Serves sessions that name their own cashier: those of the sandbox. */
export const hostedEngine: CashierEngine = {
  name: 'hosted',
  mayServe,
  accepts({ meta }, scope) {
    const { environment, trustedCashiers } = scope;
    const { cashierUrl } = meta;
    if (cashierUrl === undefined) return false;
    let url: URL | undefined;
    try {
      url = new URL(cashierUrl);
    } catch {
      // not a URL, so not trusted
    }
    const origin = url && /^https?:$/.test(url.protocol) ? url.origin : undefined;
    const trusted = url && origin && (isLoopback(url.hostname) || trustedCashiers.includes(origin));
    if (trusted && mayServe(scope)) return true;
    throw new CashierError('untrusted_cashier', {
      message: `The session names the cashier ${describe(origin ?? cashierUrl)}, which environment ${describe(environment)} does not trust.`,
      suggestion:
        'Outside "prod" a cashier on this machine is trusted, and one in the option trustedCashiers.',
    });
  },
  load: async () => (await import('./hosted-code.ts')).hostedCode,
  showLoading,
};
