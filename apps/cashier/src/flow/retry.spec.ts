// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backoff, retry, wait } from './retry.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('retry', () => {
  const options = (signal: AbortSignal) => ({
    delays: backoff(100, 300),
    signal,
    isDefinite: (error: unknown) => error === 'no',
    onRetry: vi.fn(),
  });

  it('calls again after each delay until there is an answer', async () => {
    const call = vi.fn().mockRejectedValueOnce('cut').mockRejectedValueOnce('cut');
    const settings = options(new AbortController().signal);
    const answer = retry(call.mockResolvedValue('yes'), settings);
    await vi.advanceTimersByTimeAsync(99);
    expect(call).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(201);
    expect(await answer).toBe('yes');
    expect(call).toHaveBeenCalledTimes(3);
    expect(settings.onRetry.mock.calls).toEqual([['cut'], ['cut']]);
  });

  it('does not repeat a call that was answered', async () => {
    const call = vi.fn().mockRejectedValue('no');
    await expect(retry(call, options(new AbortController().signal))).rejects.toBe('no');
    expect(call).toHaveBeenCalledOnce();
  });

  it('throws the last error when no delay is left', async () => {
    const call = vi.fn().mockRejectedValueOnce('cut').mockRejectedValue('cut again');
    const { signal } = new AbortController();
    const failed = expect(retry(call, { ...options(signal), delays: [100] })).rejects.toBe(
      'cut again',
    );
    await vi.advanceTimersByTimeAsync(100);
    await failed;
  });

  it('stops as soon as it is aborted', async () => {
    const control = new AbortController();
    const call = vi.fn().mockRejectedValue('cut');
    const failed = expect(retry(call, options(control.signal))).rejects.toBe('left');
    await vi.advanceTimersByTimeAsync(150);
    control.abort('left');
    await failed;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(call).toHaveBeenCalledTimes(2);
    expect(vi.getTimerCount()).toBe(0);
  });
});

it('wait rejects at once if it is aborted already', async () => {
  await expect(wait(100, AbortSignal.abort('left'))).rejects.toBe('left');
  expect(vi.getTimerCount()).toBe(0);
});

it('backoff doubles up to its limit', () => {
  const delays = backoff(500, 1_500);
  expect([1, 2, 3, 4].map(() => delays.next().value)).toEqual([500, 1_000, 1_500, 1_500]);
});
