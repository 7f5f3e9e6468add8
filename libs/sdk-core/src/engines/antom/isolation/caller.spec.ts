import { afterEach, describe, expect, it, vi } from 'vitest';
import { Caller, callerFile } from './caller.ts';

interface Limits {
  stackTraceLimit?: number;
}
const limits = Error as Limits;
const { stackTraceLimit = 10 } = limits;

/** What a browser writes into `stack`, where the first call is the one that asks. */
function stackIs(...files: readonly string[]): void {
  const calls = files.map((file, line) => `    at call (${file}:${line}:1)`);
  const stack = ['Error', ...calls].join('\n');
  vi.stubGlobal(
    'Error',
    Object.assign(
      class {
        readonly stack = stack;
      },
      limits.stackTraceLimit === undefined ? {} : { stackTraceLimit: limits.stackTraceLimit },
    ),
  );
}

describe('callerFile', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    limits.stackTraceLimit = stackTraceLimit;
  });

  it('is the latest file that is not ours', () => {
    const own = 'https://shop.example/assets/core.js';
    stackIs(own, own, 'https://shop.example/assets/antom.js', 'https://shop.example/shop.js');
    expect(callerFile()).toBe('https://shop.example/assets/antom.js');
  });

  it('is unknown where all of it is ours', () => {
    const own = 'https://shop.example/assets/core.js';
    stackIs(own, own);
    expect(callerFile()).toBeUndefined();
  });

  it('is read from the stack when it is asked for, once, and the stack is let go', () => {
    const read = vi.fn(
      () =>
        '    at call (https://shop.example/core.js:1:1)\n    at pay (https://shop.example/shop.js:1:1)',
    );
    const written = {
      get stack() {
        return read();
      },
    };
    vi.stubGlobal('Error', function () {
      return written;
    });
    const caller = new Caller();
    expect(read).not.toHaveBeenCalled();
    expect([caller.file, caller.file]).toEqual(Array(2).fill('https://shop.example/shop.js'));
    expect(read).toHaveBeenCalledOnce();
  });

  it.each([0, 3, 50, Number.POSITIVE_INFINITY])(
    'leaves the page its limit of %d lines',
    (limit) => {
      limits.stackTraceLimit = limit;
      callerFile();
      expect(limits.stackTraceLimit).toBe(limit);
    },
  );

  it('adds no limit where the browser has none', () => {
    delete limits.stackTraceLimit;
    callerFile();
    expect(limits).not.toHaveProperty('stackTraceLimit');
  });
});
