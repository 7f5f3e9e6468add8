import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settle } from '../../../test/stage.ts';
import { createCashier } from '../../client/client.ts';
import type { EngineHost, LoadingView } from '../../contract/engine.ts';
import { createScriptedEngine } from '../../testing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An engine that notes what it was asked to show, and what it is given back at its start. */
function createStage() {
  const script = createScriptedEngine();
  const shown: LoadingView[] = [];
  const started: (EngineHost['loadingView'] | 'none')[] = [];
  let removed = 0;
  const cashier = createCashier({
    environment: 'sandbox',
    engines: [
      {
        ...script.engine,
        async load() {
          const code = await script.engine.load();
          return {
            ...code,
            start(host) {
              expect(removed).toBe(0);
              started.push(host.loadingView ?? 'none');
              return code.start(host);
            },
          };
        },
        showLoading(view) {
          shown.push(view);
          return () => (removed += 1);
        },
      },
    ],
  });
  return { script, cashier, shown, started, removed: () => removed };
}

describe('the loading view of an engine', () => {
  it('is given back to it at its start, and removed after that', async () => {
    const { script, cashier, shown, started, removed } = createStage();
    cashier.open({ session: async () => script.session() });
    await settle();
    expect(started).toEqual(shown);
    expect(shown).toHaveLength(1);
    expect(removed()).toBe(1);
  });

  it('is told the product once that is known', async () => {
    const { script, cashier, shown } = createStage();
    cashier.open({ session: script.session('vaulting') });
    expect(shown).toMatchObject([{ product: 'vaulting' }]);
    const other = createStage();
    other.cashier.open({ session: async () => other.script.session('vaulting') });
    expect(other.shown).toMatchObject([{ product: undefined }]);
    await settle();
  });

  it('is not asked for when the code is there and the session is known: the engine shows its own', async () => {
    const { script, cashier, shown, started } = createStage();
    cashier.preload({ session: script.session() });
    await settle();
    cashier.open({ session: script.session() });
    await settle();
    expect(shown).toEqual([]);
    expect(started).toEqual(['none']);
  });

  it('is asked for when the session is not known, though the code is there', async () => {
    const { script, cashier, shown } = createStage();
    cashier.preload({ session: script.session() });
    await settle();
    cashier.open({ session: async () => script.session() });
    expect(shown).toHaveLength(1);
  });
});
