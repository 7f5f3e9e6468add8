import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStage } from '../../../test/stage.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what the engine gets', () => {
  it('is the request merged over the options of the client', async () => {
    const stage = createStage({
      locale: 'zh-Hans',
      appearance: { themeType: 'dark', accentColor: 'red' },
      limits: { load: 5_000 },
    });
    const container = document.createElement('div');
    const session = stage.script.session();
    const checkout = await stage.open({
      session,
      container,
      locale: 'en-GB',
      appearance: { accentColor: 'green' },
      merchantAppointParam: { storedCard: { needCVV: true } },
    });
    expect(stage.script.runs[0]?.host).toMatchObject({
      openId: checkout.openId,
      traceId: checkout.traceId,
      session: { raw: session, region: 'SG' },
      locale: 'en-GB',
      appearance: { themeType: 'dark', accentColor: 'green' },
      container,
      notRedirectAfterComplete: true,
      options: { environment: 'sandbox', limits: { load: 5_000, attempt: 60_000 } },
      request: { merchantAppointParam: { storedCard: { needCVV: true } } },
    });
  });

  it('finds the container by selector when it opens', async () => {
    const container = document.body.appendChild(document.createElement('div'));
    container.id = 'cashier';
    const stage = createStage();
    await stage.open({ container: '#cashier' });
    expect(stage.script.runs[0]?.host.container).toBe(container);
    container.remove();
  });

  it('an engine that fails before it has returned is stopped', async () => {
    const stage = createStage();
    const stop = vi.fn();
    const { engine } = stage.script;
    const early = createStage({
      engines: [
        {
          ...engine,
          load: async () => {
            const code = await engine.load();
            return {
              ...code,
              start: (host) => {
                const run = code.start(host);
                host.signal({ type: 'failed', reason: 'engine_failed', message: 'At once.' });
                return { ...run, stop };
              },
            };
          },
        },
      ],
    });
    const failed = await early.open({ session: stage.script.session() });
    expect(stop).toHaveBeenCalled();
    expect(await failed.outcome).toMatchObject({
      status: 'failed',
      error: { message: 'At once.' },
    });
  });
});
