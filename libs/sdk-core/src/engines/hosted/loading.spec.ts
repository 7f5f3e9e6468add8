import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { showLoading } from './loading.ts';

beforeEach(() => {
  vi.useFakeTimers();
  HTMLDialogElement.prototype.showModal = () => undefined;
  HTMLDialogElement.prototype.close = () => undefined;
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const show = () =>
  showLoading({
    appearance: {},
    locale: 'en_US',
    product: undefined,
    onLeave: () => expect.fail('nobody leaves'),
  });

const popups = () => document.body.children.length;

it('lets a run that starts with the same code come first', async () => {
  const remove = show();
  await vi.dynamicImportSettled();
  expect(popups()).toBe(0);
  await vi.runAllTimersAsync();
  expect(popups()).toBe(1);
  remove();
  expect(popups()).toBe(0);
});

it('shows nothing once a run has started', async () => {
  const remove = show();
  await vi.dynamicImportSettled();
  remove();
  await vi.runAllTimersAsync();
  expect(popups()).toBe(0);
});
