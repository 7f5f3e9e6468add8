import { expect, test } from 'vitest';
import type { Step } from './behaviour.ts';
import { BEHAVIOURS } from './behaviours.ts';
import type { Channel, Heard } from './host.ts';
import { runBehaviour, type Stage } from './run.ts';

const PAID = 'SDK_PAYMENT_SUCCESSFUL final';

const heardOn = (channel: Channel, line: string): Heard => ({ cashier: 'first', channel, line });

/** A page that has told this and answers every submit with `accepted`. */
function stageThatTold(...heard: Heard[]): Stage {
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

test('what is as it should be passes', async () => {
  const stage = stageThatTold(heardOn('event', PAID), heardOn('result', PAID));
  await run([{ expect: { told: [PAID] } }, { shop: 'submits', answer: 'accepted' }], stage);
});

test('a step that comes out otherwise is named, with what was expected and what came', async () => {
  const answer = run([{ shop: 'submits', answer: 'invalid' }], stageThatTold());
  await expect(answer).rejects.toThrow(/step 1 .*submits.*should be "invalid", and is "accepted"/);
});

test.each([
  ['lost on its channel', [heardOn('event', PAID)]],
  ['told there alone', [heardOn('result', PAID)]],
  ['told there twice', [heardOn('event', PAID), heardOn('result', PAID), heardOn('result', PAID)]],
])('an event that is %s fails', async (_, heard) => {
  await expect(run([], stageThatTold(...heard))).rejects.toThrow(/channel "result" of the first/);
});

test('no two behaviours have one name', () => {
  expect(new Set(BEHAVIOURS.map(({ name }) => name)).size).toBe(BEHAVIOURS.length);
});
