import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Timers } from './timers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const DAY = 86_400_000;

it.each([24.9, 30, 100])('waits %d days, more than a timer of the browser can', (days) => {
  const timers = new Timers<string>();
  const overdue = vi.fn();
  timers.start('limit', days * DAY, overdue);
  vi.advanceTimersByTime(days * DAY - 1);
  expect(overdue).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(overdue).toHaveBeenCalledOnce();
});

it('is stopped in the middle of such a wait', () => {
  const timers = new Timers<string>();
  timers.start('limit', 60 * DAY, () => undefined);
  vi.advanceTimersByTime(30 * DAY);
  timers.stop('limit');
  expect(vi.getTimerCount()).toBe(0);
});
