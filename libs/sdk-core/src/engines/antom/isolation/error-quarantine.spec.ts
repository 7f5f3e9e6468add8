import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ErrorQuarantine } from './error-quarantine.ts';

const SDK = 'https://antom.example/sdk.js';
const quarantine = new ErrorQuarantine(() => SDK);
const heard = vi.fn();

beforeEach(() => {
  heard.mockReset();
  quarantine.begin();
  window.addEventListener('unhandledrejection', heard);
});
afterEach(() => {
  quarantine.end();
  window.removeEventListener('unhandledrejection', heard);
});

function reject(reason: unknown): boolean {
  const event = Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

const thrownIn = (file: string) =>
  Object.assign(new Error('x'), { stack: `Error\n at f (${file}:1:2)` });

it.each([
  ['an error of the SDK’s file', thrownIn(SDK)],
  ['the bare value that its loader of scripts rejects with', false],
])('N5: %s is kept from the page', (_, reason) => {
  expect(reject(reason)).toBe(true);
  expect(heard).not.toHaveBeenCalled();
});

it.each([
  ['an error of another file', thrownIn('https://shop.example/shop.js')],
  ['a bare value of the page', 'no'],
  ['nothing', undefined],
])('%s is the page’s', (_, reason) => {
  expect(reject(reason)).toBe(false);
  expect(heard).toHaveBeenCalledOnce();
});

it('after the end all of them are', () => {
  quarantine.end();
  expect(reject(thrownIn(SDK))).toBe(false);
});
