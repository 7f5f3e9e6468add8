import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callerFile } from './caller.ts';
import { MissingWebGl } from './missing-webgl.ts';

const SDK = 'https://antom.example/sdk.js';
// only in a bundle can it be seen whose code it is
vi.mock('./caller.ts', () => ({ markOwnFile: () => undefined, callerFile: vi.fn() }));

const { then } = Promise.prototype;
let quarantine: MissingWebGl;
let context: unknown;
const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);

beforeEach(() => {
  vi.mocked(callerFile).mockReturnValue(SDK);
  HTMLCanvasElement.prototype.getContext = () => context as never;
  context = null;
  quarantine = new MissingWebGl((file) => file === SDK);
  quarantine.begin();
  unhandled.length = 0;
  process.on('unhandledRejection', note);
});

afterEach(() => {
  quarantine.dispose();
  process.off('unhandledRejection', note);
});

/** As the fingerprint library does it. */
function draw(error: Error): void {
  const drawing = new Promise(() => {
    document.createElement('canvas').getContext('webgl');
    throw error;
  });
  void drawing.then(() => undefined);
}

/** Node tells of unhandled rejections when its microtasks are done. */
const settled = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

it('N5: what the fingerprint library chains when WebGL is refused is no unhandled rejection', async () => {
  draw(new Error('sdk'));
  await settled();
  expect(unhandled).toEqual([]);
});

it('the page’s own promises are reported as ever, and its `then` is back in the next task', async () => {
  vi.mocked(callerFile).mockReturnValue('https://shop.example/shop.js');
  const error = new Error('shop');
  draw(error);
  await settled();
  expect(unhandled).toEqual([error]);
  vi.mocked(callerFile).mockReturnValue(SDK);
  draw(new Error('sdk'));
  expect(Promise.prototype.then).not.toBe(then);
  await settled();
  expect(Promise.prototype.then).toBe(then);
});

it('several refusals in one task change `then` once', async () => {
  draw(new Error('sdk'));
  const handled = Promise.prototype.then;
  for (const kind of ['webgl2', 'experimental-webgl', 'webgl']) {
    document.createElement('canvas').getContext(kind);
  }
  expect(Promise.prototype.then).toBe(handled);
  await settled();
  expect(Promise.prototype.then).toBe(then);
});

it('with WebGL, and for other contexts, nothing is done', () => {
  document.createElement('canvas').getContext('2d');
  context = {};
  document.createElement('canvas').getContext('webgl');
  expect(Promise.prototype.then).toBe(then);
});

it('N5: it does so after the cashier was closed, too, until nothing of Antom’s is there', async () => {
  quarantine.end();
  draw(new Error('sdk'));
  await settled();
  expect(unhandled).toEqual([]);
});

it('the page’s getContext is its own afterwards, unless somebody has put theirs over it', () => {
  const wrapped = HTMLCanvasElement.prototype.getContext;
  quarantine.dispose();
  const own = HTMLCanvasElement.prototype.getContext;
  expect(own).not.toBe(wrapped);
  quarantine.begin();
  quarantine.begin();
  quarantine.dispose();
  expect(HTMLCanvasElement.prototype.getContext).toBe(own);
  quarantine.begin();
  const theirs = (() => null) as typeof own;
  HTMLCanvasElement.prototype.getContext = theirs;
  quarantine.dispose();
  expect(HTMLCanvasElement.prototype.getContext).toBe(theirs);
});
