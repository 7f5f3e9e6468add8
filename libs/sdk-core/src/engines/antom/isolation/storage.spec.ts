import { afterEach, expect, it, vi } from 'vitest';
import { withStorage } from './storage.ts';

afterEach(() => vi.restoreAllMocks());

it('a storage that works is used as it is', () => {
  const own = localStorage;
  expect(withStorage(() => window.localStorage)).toBe(own);
  expect(localStorage.length).toBe(0);
});

it.each(['SecurityError', 'QuotaExceededError'])(
  'E1: one that throws %s is replaced for the time of the call',
  (name) => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('no', name);
    });
    const own = localStorage;
    const kept = withStorage(() => {
      window.localStorage.setItem('key', 'value');
      return window.localStorage.getItem('key');
    });
    expect(kept).toBe('value');
    expect(window.localStorage).toBe(own);
  },
);
