/** Source: docs/design/laws.md#law-11-mistakes-are-named */
import { describe, expect, it, vi } from 'vitest';
import { stateOf } from '../../../test/stage.ts';
import { watchUnhandledRejections } from '../../../test/unhandled-rejections.ts';
import { createCashier } from '../../client/client.ts';
import { createScriptedEngine } from '../../testing.ts';

watchUnhandledRejections();

describe('Law 11: mistakes are named before any DOM or network work', () => {
  it('Law 11: no engine is loaded and no session function is called for a wrong request', async () => {
    const script = createScriptedEngine();
    const load = vi.fn(script.engine.load);
    const session = vi.fn(() => script.session());
    const cashier = createCashier({
      environment: 'sandbox',
      engines: [{ ...script.engine, load }],
    });
    const page = document.documentElement.outerHTML;
    for (const wrong of [
      { session: 'a&&b&&c' },
      { session: script.session(), container: '#nowhere' },
      { session, container: '#nowhere' },
    ]) {
      expect(await stateOf(cashier.open(wrong).ready)).toMatchObject({
        reason: { code: 'SDK_CREATEPAYMENT_PARAMETER_ERROR' },
      });
    }
    expect(load).not.toHaveBeenCalled();
    expect(session).not.toHaveBeenCalled();
    expect(document.documentElement.outerHTML).toBe(page);
  });
});
