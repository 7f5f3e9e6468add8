import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ACCEPTED, createStage, PAID } from '../../../test/stage.ts';
import type { Recorder } from '../recorder.ts';

const KEY = Symbol.for('ams-cashier.recorder');
const page = globalThis as { [KEY]?: Recorder };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  delete page[KEY];
  vi.useRealTimers();
});

it('a test’s recorder hears of each open, and follows it to its end', async () => {
  const traces: string[] = [];
  page[KEY] = (checkout) => {
    const { traceId } = checkout.trace();
    checkout.on('log', ({ message }) => traces.push(`${traceId} ${message}`));
  };
  const stage = createStage();
  const first = await stage.ready();
  await stage.say(ACCEPTED, PAID);
  first.close();
  const second = await stage.ready();
  expect(traces).toEqual([
    ...['start in phase idle', 'usable in phase loading'].map((one) => `${first.traceId} ${one}`),
    `${first.traceId} accepted in phase ready`,
    `${first.traceId} result in phase submitting`,
    ...['start in phase idle', 'usable in phase loading'].map((one) => `${second.traceId} ${one}`),
  ]);
});

it('also of one that is refused, which has no session', async () => {
  const seen: unknown[] = [];
  page[KEY] = (checkout, publicSessionId) => {
    checkout.subscribe(() => seen.push(checkout.trace().snapshot.error?.reason, publicSessionId()));
  };
  await createStage().open({ session: 'nonsense' });
  expect(seen).toEqual(['session_malformed', undefined]);
});

it('one that fails disturbs no open', async () => {
  const report = vi.fn();
  vi.stubGlobal('reportError', report);
  page[KEY] = () => {
    throw new Error('of the test');
  };
  const stage = createStage();
  const checkout = await stage.ready();
  expect(checkout.getSnapshot().phase).toBe('ready');
  expect(report).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
});
