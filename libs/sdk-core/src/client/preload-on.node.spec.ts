// @vitest-environment node
import { expect, it } from 'vitest';
import { createPreloadStage } from '../../test/preload-stage.ts';
import { createCashier } from './client.ts';

it('on a server nothing is preloaded, at any moment', async () => {
  expect(typeof document).toBe('undefined');
  const { engine, load } = createPreloadStage();
  const cashier = createCashier({ environment: 'sandbox', engines: [engine], preload: 'idle' });
  for (const when of ['intent', 'visible', 'idle'] as const) {
    cashier.preloadOn('#pay', { when })();
    cashier.preloadOn('#pay', { when });
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(load).not.toHaveBeenCalled();
});
