import { expect, it, vi } from 'vitest';
import { shownPrice } from './amount.ts';

it('shows a price, or says why nobody could pay it', () => {
  const warned = vi.spyOn(console, 'warn').mockReturnValue();
  expect(shownPrice('42.50', 'USD', 'CARD')).toBe('$42.50');
  expect(shownPrice('42000.50', 'IDR', 'DANA')).toBeUndefined();
  expect(warned).toHaveBeenCalledExactlyOnceWith(
    'value is 4200050; in IDR it must be a multiple of 100 in the smallest unit of IDR.',
  );
  warned.mockRestore();
});
