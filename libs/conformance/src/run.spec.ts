import { expect, test } from 'vitest';
import type { Step } from './behaviour.ts';
import { BEHAVIOURS } from './behaviours.ts';
import type { Channel, Heard } from './host.ts';
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

test('every behaviour has its own name', () => {
  expect(new Set(BEHAVIOURS.map(({ name }) => name)).size).toBe(BEHAVIOURS.length);
});
