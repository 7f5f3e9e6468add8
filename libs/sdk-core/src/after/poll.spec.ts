import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settle, stateOf } from '../../test/stage.ts';
import { pollPayment, type PaymentStatus } from './poll.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const answers = (...list: (PaymentStatus | Error)[]) =>
  vi.fn(async () => {
    const next = list.length > 1 ? list.shift() : list[0];
    if (next instanceof Error) throw next;
    return next as PaymentStatus;
  });

describe('pollPayment', () => {
  it('asks at once, then every two seconds, until the payment is decided', async () => {
    const ask = answers('PROCESSING', 'PENDING', 'SUCCESS');
    const status = pollPayment(ask);
    expect(ask).toHaveBeenCalledTimes(1);
    await settle(1_999);
    expect(ask).toHaveBeenCalledTimes(1);
    await settle(2_001);
    expect(await status).toBe('SUCCESS');
    expect(ask).toHaveBeenCalledTimes(3);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(['SUCCESS', 'FAIL', 'CANCELLED'] as const)('%s is decided', async (status) => {
    expect(await pollPayment(answers(status))).toBe(status);
  });

  it.each([undefined, null, '', 'open', 'NOT_FOUND', 'Success', 'toString'])(
    'asks again after %j, which is no status of a payment',
    async (unknown) => {
      const list = ['PENDING', unknown, unknown, 'SUCCESS'];
      const status = pollPayment(async () => list.shift(), { every: 10 });
      await settle(29);
      expect(await stateOf(status)).toBe('pending');
      await settle(1);
      expect(await status).toBe('SUCCESS');
      // at the limit it counts for nothing
      const last = ['PENDING', unknown];
      const open = pollPayment(() => last.shift(), { every: 10, limit: 15 });
      const never = pollPayment(() => unknown, { every: 10, limit: 15 });
      await settle(15);
      expect(await open).toBe('PENDING');
      expect(await never).toBe('PROCESSING');
    },
  );

  it('takes what any async function returns', async () => {
    expect(await pollPayment(async () => 'SUCCESS')).toBe('SUCCESS');
  });

  it('counts an ask that throws or rejects as an open payment', async () => {
    const status = pollPayment(answers(new Error('offline'), 'FAIL'), { every: 10 });
    await settle(10);
    expect(await status).toBe('FAIL');
    const sync = pollPayment(
      () => {
        throw new Error('offline');
      },
      { every: 10, limit: 25 },
    );
    await settle(25);
    expect(await sync).toBe('PROCESSING');
  });

  it('resolves with the last status at the limit', async () => {
    const status = pollPayment(answers('PROCESSING', 'PENDING'));
    await settle(119_999);
    expect(await stateOf(status)).toBe('pending');
    await settle(1);
    expect(await status).toBe('PENDING');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does so even when an ask never answers, and does not ask again', async () => {
    let answer = (_: PaymentStatus): void => undefined;
    const ask = vi.fn(() => new Promise<PaymentStatus>((resolve) => (answer = resolve)));
    const status = pollPayment(ask, { limit: 100 });
    await settle(100);
    expect(await status).toBe('PROCESSING');
    answer('PENDING');
    await settle(10_000);
    expect(ask).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([30 * 86_400_000, 2 ** 31, Infinity])('takes a limit of %d ms', async (limit) => {
    const status = pollPayment(answers('PROCESSING', 'SUCCESS'), { limit });
    await settle(1_999);
    expect(await stateOf(status)).toBe('pending');
    await settle(1);
    expect(await status).toBe('SUCCESS');
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([Number.NaN, -1, '5' as unknown as number])(
    'takes %s for a time that was not given',
    async (ms) => {
      const ask = answers('PROCESSING');
      const status = pollPayment(ask, { every: ms, limit: ms });
      await settle(119_999);
      expect(await stateOf(status)).toBe('pending');
      expect(ask).toHaveBeenCalledTimes(60);
      await settle(1);
      expect(await status).toBe('PROCESSING');
    },
  );

  it('stops when it is aborted, and does not ask if it already was', async () => {
    const control = new AbortController();
    const ask = answers('PENDING');
    const status = pollPayment(ask, { signal: control.signal });
    await settle(5_000);
    control.abort();
    expect(await status).toBe('PENDING');
    expect(vi.getTimerCount()).toBe(0);
    ask.mockClear();
    expect(await pollPayment(ask, { signal: control.signal })).toBe('PROCESSING');
    expect(ask).not.toHaveBeenCalled();
  });

  it.each([
    ['a promise', Promise.resolve('SUCCESS')],
    ['"SUCCESS"', 'SUCCESS'],
    ['undefined', undefined],
  ])('names %s where a function belongs, instead of waiting for the limit', (name, ask) => {
    const poll = () => void pollPayment(ask as never);
    expect(poll).toThrow(expect.objectContaining({ reason: 'option_invalid' }));
    expect(poll).toThrow(`pollPayment() got ${name}. Pass a function`);
  });

  it.each([null, { signal: 'stop' }, { signal: null }])(
    'ignores the options %j',
    async (options) => {
      expect(await pollPayment(answers('SUCCESS'), options as never)).toBe('SUCCESS');
    },
  );
});
