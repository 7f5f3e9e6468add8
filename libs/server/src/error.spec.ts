import { describe, expect, it, vi } from 'vitest';
import { AntomError, isAntomError } from './error.ts';

/** As a dependency has it that brings its own version. */
async function anotherCopy() {
  vi.resetModules();
  const copy = await import('./error.ts');
  expect(copy.AntomError).not.toBe(AntomError);
  return copy;
}

describe('an error of another copy of the package', () => {
  it('is recognised in both directions', async () => {
    const copy = await anotherCopy();
    const [mine, other] = [new AntomError('api', 'mine'), new copy.AntomError('api', 'other')];
    expect(other instanceof AntomError).toBe(true);
    expect(mine instanceof copy.AntomError).toBe(true);
    expect(isAntomError(other)).toBe(true);
    expect(copy.isAntomError(mine)).toBe(true);
  });
});

it.each([
  ['another error', new TypeError('no')],
  ['one that only has its name', Object.assign(new Error(), { name: 'AntomError', kind: 'api' })],
  ['undefined', undefined],
  ['null', null],
  ['a text', 'AntomError'],
])('%s is no AntomError', (_, value) => {
  expect(value instanceof AntomError).toBe(false);
  expect(isAntomError(value)).toBe(false);
});

it('a subclass has only its own instances', () => {
  class ShopError extends AntomError {}
  expect(new AntomError('api', 'plain') instanceof ShopError).toBe(false);
  expect(new ShopError('api', 'own') instanceof ShopError).toBe(true);
  expect(new ShopError('api', 'own') instanceof AntomError).toBe(true);
});
