import { CashierError } from '../contract/error.ts';

/**
 * Loads a file of code, at the second try if need be. Throws `cashier_unreachable`, which `retry()` doesn't help: some browsers
 * remember that a module failed, and never fetch it again in the same page.
 */
export async function loadFile<Code>(what: string, load: () => Promise<Code>): Promise<Code> {
  try {
    return await load().catch(load);
  } catch (cause) {
    throw new CashierError('cashier_unreachable', {
      message: `The code of ${what} failed to load, twice.`,
      suggestion:
        'Reload the page: browsers may not fetch it again in this one. Check that the files of your build are served, those before a deployment too.',
      recoverable: false,
      cause,
    });
  }
}
