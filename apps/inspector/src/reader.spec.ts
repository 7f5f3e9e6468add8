import { expect, it } from 'vitest';
import { createReader } from './reader.ts';

it('changes while an answer is on its way lead to one more request, after it', async () => {
  const answers: (() => void)[] = [];
  const read = createReader(() => new Promise<void>((resolve) => void answers.push(resolve)));
  const first = read();
  void read();
  void read();
  expect(answers).toHaveLength(1);
  answers[0]?.();
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.();
  await first;
  expect(answers).toHaveLength(2);
});

it('one that fails does not keep the next from being made', async () => {
  let count = 0;
  const read = createReader(async () => {
    count += 1;
    throw new Error('The sandbox is gone.');
  });
  await read();
  await read();
  expect(count).toBe(2);
});
