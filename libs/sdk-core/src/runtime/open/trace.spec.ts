import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ACCEPTED, createStage, PAID } from '../../../test/stage.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('trace()', () => {
  it('N7: is the log in the order in which it happened, under one traceId, without the session', async () => {
    const stage = createStage();
    const session = stage.script.session();
    const checkout = await stage.ready({ session });
    await stage.say(ACCEPTED, PAID);
    const { traceId, snapshot, log } = checkout.trace();
    expect(traceId).toBe(checkout.traceId);
    expect(snapshot).toBe(checkout.getSnapshot());
    expect(log.map(({ message }) => message)).toEqual([
      'start in phase idle',
      'usable in phase loading',
      'accepted in phase ready',
      'result in phase submitting',
    ]);
    expect(new Set(log.map((entry) => entry.traceId))).toEqual(new Set([traceId]));
    expect(JSON.stringify(checkout.trace())).not.toContain(session);
  });
});
