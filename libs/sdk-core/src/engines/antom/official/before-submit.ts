import type { CashierOptions } from '../../../contract/options.ts';

/**
 * The merchant's answer to Antom's question before a submit. What a handler throws is the shop's to hear of, and the page
 * goes no further.
 */
export async function askMerchant(
  { onBeforeSubmit }: CashierOptions,
  state: unknown,
): Promise<unknown> {
  const ask = onBeforeSubmit as ((state: unknown) => unknown) | undefined;
  if (!ask) return { result: 'IGNORE' };
  try {
    return await ask(state);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
    return { result: 'ERROR' };
  }
}
