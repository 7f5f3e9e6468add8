/** An Antom cashier on the double of the official SDK, with everything that it says written down in order. */
import { formatSessionData, parseSessionData, type SessionMeta } from '@ams-cashier/protocol';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { EngineHost, EngineSignal } from '../src/contract/engine.ts';
import type { CashierOptions } from '../src/contract/options.ts';
import { AntomRun } from '../src/engines/antom/antom-run.ts';
import { OfficialDouble } from './official-double.ts';
import { settle } from './stage.ts';

export const CARD = {
  paymentSessionConfig: {
    productScene: 'CASHIER_PAYMENT',
    paymentMethodCategoryType: 'CARD',
    productSceneVersion: '1.0',
  },
};

export const session = (meta: SessionMeta = CARD, secret = 'blob&&SG&&111') =>
  parseSessionData(formatSessionData(secret, meta));

type HostOptions = Partial<Omit<EngineHost, 'options'>> & {
  readonly options?: Partial<CashierOptions>;
};

const runs: AntomRun[] = [];

/** A run and what it has said, log lines apart. */
export function start({ options = {}, ...more }: HostOptions = {}) {
  const said: EngineSignal[] = [];
  const log: string[] = [];
  const host: EngineHost = {
    openId: String(runs.length),
    traceId: 'trace',
    session: session(),
    locale: 'en_US',
    appearance: {},
    container: undefined,
    notRedirectAfterComplete: true,
    options: { environment: 'sandbox', ...options },
    request: { session: '' },
    phase: 'loading',
    signal(signal) {
      if (signal.type === 'log') log.push(signal.code);
      else said.push(signal);
      // as the open does
      if (signal.type === 'gone') run.stop();
    },
    ...more,
  };
  const run = new AntomRun(host);
  runs.push(run);
  run.begin();
  return { run, said, log, types: () => said.map(({ type }) => type) };
}

/** Open, and its form on the screen. */
export async function ready(more: HostOptions = {}) {
  const open = start(more);
  await settle();
  const official = OfficialDouble.latest();
  official.render();
  await settle();
  expect(open.types()).toEqual(['usable']);
  open.said.length = 0;
  return { ...open, official };
}

/** The shopper presses the page's own pay button, and the page asks the merchant. */
export async function pay(official: OfficialDouble): Promise<unknown> {
  const answer = await official.options.onBeforeSubmit({});
  await settle();
  return answer;
}

/** Fake timers, and nothing left of a test. */
export function useAntomStage(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    OfficialDouble.creation = async () => undefined;
  });
  afterEach(() => {
    for (const run of runs.splice(0)) run.stop();
    document.body.replaceChildren();
    vi.useRealTimers();
  });
}
