import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BUYER_CLOSE, createStage, settle, stateOf } from '../../test/stage.ts';
import { Deferred } from './deferred.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A session function that answers only when it is told to. */
function slowFunction() {
  const answers: Deferred<string>[] = [];
  return {
    answers,
    session: () => {
      const answer = new Deferred<string>();
      answers.push(answer);
      return answer.promise;
    },
  };
}

describe('an open that ends while its session function is asked', () => {
  it.each(['shopper', 'shop'])('by the %s: the next one takes the answer, once', async (who) => {
    const stage = createStage();
    const { session, answers } = slowFunction();
    const first = await stage.open({ session });
    if (who === 'shop') first.close();
    else stage.leaveLoading();
    expect(await first.outcome).toMatchObject({ status: who === 'shop' ? 'closed' : 'cancelled' });
    const second = await stage.open({ session });
    expect(answers).toHaveLength(1);
    answers[0]?.resolve(stage.script.session());
    await settle();
    await stage.say({ type: 'usable' }, BUYER_CLOSE);
    expect(await stateOf(second.ready)).toEqual({ value: undefined });
    expect(stage.script.runs).toHaveLength(1);
    // what has been answered is nobody's any more
    await stage.open({ session });
    expect(answers).toHaveLength(2);
  });

  it('by a limit: the function is asked again, because the first answer may never come', async () => {
    const stage = createStage({ limits: { load: 1_000 } });
    const { session, answers } = slowFunction();
    const first = await stage.open({ session });
    await vi.advanceTimersByTimeAsync(4_000);
    expect(first.getSnapshot().error?.reason).toBe('load_timeout');
    first.retry();
    await settle();
    expect(answers).toHaveLength(2);
  });

  it('and whose function fails then: it is asked again', async () => {
    const stage = createStage();
    const { session, answers } = slowFunction();
    (await stage.open({ session })).close();
    await stage.open({ session });
    answers[0]?.reject(new DOMException('The page left.', 'AbortError'));
    await settle();
    expect(answers).toHaveLength(2);
  });

  it('says nothing about another function, which may be about another cart', async () => {
    const stage = createStage();
    const [one, other] = [slowFunction(), slowFunction()];
    (await stage.open({ session: one.session })).close();
    await stage.open({ session: other.session });
    expect([one.answers.length, other.answers.length]).toEqual([1, 1]);
  });

  it('later than the answer: the next one asks', async () => {
    const stage = createStage();
    const { session, answers } = slowFunction();
    (await stage.open({ session })).close();
    answers[0]?.resolve(stage.script.session());
    await settle();
    await stage.open({ session });
    expect(answers).toHaveLength(2);
  });
});
