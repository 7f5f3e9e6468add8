/** Source: docs/design/laws.md#law-8-import-does-nothing */
import { describe, expect, it, vi } from 'vitest';
import { watchUnhandledRejections } from '../../../test/unhandled-rejections.ts';

watchUnhandledRejections();

describe('Law 8: import does nothing', () => {
  it('Law 8, E2: globals, document and network stay untouched', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const listening = vi.spyOn(globalThis, 'addEventListener');
    const before = Object.keys(globalThis);
    const page = document.documentElement.outerHTML;
    vi.resetModules();
    await Promise.all([
      import('../../index.ts'),
      import('../../codes.ts'),
      import('../../money.ts'),
      import('../../testing.ts'),
    ]);
    expect(Object.keys(globalThis)).toEqual(before);
    expect(document.documentElement.outerHTML).toBe(page);
    expect(fetched).not.toHaveBeenCalled();
    expect(listening).not.toHaveBeenCalled();
    expect(localStorage).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
