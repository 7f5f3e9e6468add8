import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callerFile } from './caller.ts';
import { MissingWebGl } from './missing-webgl.ts';

const SDK = 'https://antom.example/sdk.js';
// only in a bundle can it be seen whose code it is
vi.mock('./caller.ts', async (original) => ({
  ...(await original<typeof import('./caller.ts')>()),
  callerFile: vi.fn(),
}));

const { then } = Promise.prototype;
let quarantine: MissingWebGl;
let context: unknown;
const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);

beforeEach(() => {
  vi.mocked(callerFile).mockReturnValue(SDK);
  HTMLCanvasElement.prototype.getContext = () => context as never;
  context = null;
  quarantine = new MissingWebGl(() => SDK);
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

/** An error as it is thrown in that file. */
const thrownIn = (file: string): Error =>
  Object.assign(new Error('no WebGL'), { stack: `Error: no WebGL\n    at draw (${file}:1:1)` });

/** Node tells of unhandled rejections when its microtasks are done. */
const settled = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

it('N5: what the fingerprint library chains when WebGL is refused is no unhandled rejection', async () => {
  draw(thrownIn(SDK));
  await settled();
  expect(unhandled).toEqual([]);
});

it('the page’s own promises are reported as ever, and its `then` is back in the next task', async () => {
  const error = thrownIn('https://shop.example/shop.js');
  draw(error);
  expect(Promise.prototype.then).not.toBe(then);
  await settled();
  expect(unhandled).toEqual([error]);
  // the page's own drawing
  vi.mocked(callerFile).mockReturnValue('https://shop.example/shop.js');
  draw(error);
  expect(Promise.prototype.then).toBe(then);
  await settled();
  expect(Promise.prototype.then).toBe(then);
});

it('N5: an error that comes down a longer chain is handled, too, and whoever waits for it gets it', async () => {
  const got: unknown[] = [];
  const error = thrownIn(SDK);
  const drawing = new Promise(() => {
    document.createElement('canvas').getContext('webgl');
    throw error;
  });
  const chained = drawing.then(() => undefined).then(() => undefined);
  void chained.then(undefined, (reason) => got.push(reason));
  await settled();
  expect(unhandled).toEqual([]);
  expect(got).toEqual([error]);
});

it('several refusals in one task change `then` once', async () => {
  draw(thrownIn(SDK));
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
  draw(thrownIn(SDK));
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
