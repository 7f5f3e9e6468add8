import { expect, test } from 'vitest';
import type { Step } from './behaviour.ts';
import { BEHAVIOURS, behavioursOf } from './behaviours.ts';
import type { Product } from './driver.ts';
import type { Channel, Heard } from './host.ts';
import { NOT_OF_PRODUCT } from './not-of-product.ts';
import { runBehaviour, type Stage } from './run.ts';

const PAID = 'SDK_PAYMENT_SUCCESSFUL final';

const heardOn = (channel: Channel, line: string): Heard => ({ cashier: 'first', channel, line });

/** A page that has emitted these and answers every submit with `accepted`. */
function stageThatEmitted(...heard: Heard[]): Stage {
  const stage = {
    host: {
      heard: async () => heard,
      submit: async () => 'accepted',
      reset: async () => undefined,
    },
    driver: { release: async () => undefined, remains: async () => 0 },
    product: 'classic',
  };
  return stage as unknown as Stage;
}

const run = (steps: readonly Step[], stage: Stage) => runBehaviour({ name: 'one', steps }, stage);

test('a behaviour that is as expected passes', async () => {
  const stage = stageThatEmitted(heardOn('event', PAID), heardOn('result', PAID));
  await run([{ expect: { emitted: [PAID] } }, { shop: 'submits', answer: 'accepted' }], stage);
});

test('a step that differs is named, with the expected and the actual value', async () => {
  const answer = run([{ shop: 'submits', answer: 'invalid' }], stageThatEmitted());
  await expect(answer).rejects.toThrow(/step 1 .*submits.*: expected "invalid", got "accepted"/);
});

test.each([
  ['missing on its channel', [heardOn('event', PAID)]],
  ['emitted there only', [heardOn('result', PAID)]],
  [
    'emitted there twice',
    [heardOn('event', PAID), heardOn('result', PAID), heardOn('result', PAID)],
  ],
])('an event that is %s fails', async (_, heard) => {
  await expect(run([], stageThatEmitted(...heard))).rejects.toThrow(
    /channel "result" of the first/,
  );
});

const PRODUCTS = Object.keys(NOT_OF_PRODUCT) as Product[];

test.each(PRODUCTS)('every behaviour of %s has its own name', (product) => {
  const names = behavioursOf(product).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test.each(PRODUCTS)('every exception of %s is a row of the list', (product) => {
  const names = BEHAVIOURS.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(NOT_OF_PRODUCT[product])));
});

test('a Payment Element is asked for a popup only by the row about that', () => {
  const asking = behavioursOf('element')
    .filter(({ steps }) => JSON.stringify(steps).includes('"display":"popup"'))
    .map(({ name }) => name);
  expect(asking).toEqual(['Payment Element: a popup is refused']);
});
