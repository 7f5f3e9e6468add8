import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStage, newContainer, settle, USABLE } from '../../../test/stage.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what the engine gets', () => {
  it('is the request merged over the options of the client', async () => {
    const stage = createStage({
      locale: 'zh-Hans',
      appearance: { themeType: 'dark', accentColor: 'red' },
      limits: { load: 5_000 },
    });
    const container = newContainer();
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

  it('has of the look what can be posted, whatever the shop keeps beside it', async () => {
    const ring: { self?: unknown } = {};
    ring.self = ring;
    const stage = createStage({ appearance: { ring } });
    const appearance = { accentColor: 'green', onclick: () => undefined, ring };
    const checkout = await stage.open({ appearance });
    const [run] = stage.script.runs;
    expect(run?.host.appearance).toEqual({ accentColor: 'green' });
    await stage.say(USABLE);
    await checkout.update({ appearance: { themeType: 'dark', ring } });
    await settle();
    expect(run?.calls).toEqual([{ name: 'update', args: [{ appearance: { themeType: 'dark' } }] }]);
  });

  it('finds the container by selector when it opens', async () => {
    const container = document.body.appendChild(document.createElement('div'));
    container.id = 'cashier';
    const stage = createStage();
    await stage.open({ container: '#cashier' });
    expect(stage.script.runs[0]?.host.container).toBe(container);
    container.remove();
  });

  it('accepts a container of another realm, as in a frame or another window', async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const page = frame.contentDocument as Document;
    const container = page.body.appendChild(page.createElement('div'));
    expect(container).not.toBeInstanceOf(HTMLElement);
    const stage = createStage();
    await stage.open({ container });
    expect(stage.script.runs[0]?.host.container).toBe(container);
    frame.remove();
  });

  it('names a container that is not in the document when the session has arrived', async () => {
    const stage = createStage();
    const late = document.createElement('section');
    const session = async () => {
      document.body.append(late);
      return stage.script.session();
    };
    expect((await stage.open({ session, container: late })).getSnapshot().visible).toBe(true);
    const never = await stage.open({ container: document.createElement('section') });
    expect(never.getSnapshot().error).toMatchObject({
      reason: 'container_missing',
      message: expect.stringContaining('<section> that is not in the document'),
    });
    expect(stage.script.runs).toHaveLength(1);
  });

  it('says that a selector finds nothing in a shadow root', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    const inside = document.createElement('p');
    inside.id = 'hidden';
    host.attachShadow({ mode: 'open' }).append(inside);
    const stage = createStage();
    const checkout = await stage.open({ container: '#hidden' });
    expect(checkout.getSnapshot().error?.message).toContain('nothing in a shadow root');
    await stage.open({ container: inside });
    expect(stage.script.runs[0]?.host.container).toBe(inside);
    host.remove();
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
