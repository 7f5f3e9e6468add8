import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BUYER_CLOSE, createStage, settle, stateOf } from '../../../test/stage.ts';
import { Deferred } from '../deferred.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A session function that answers only when it is told to, and notes the cart that it was called with. */
function slowFunction() {
  const answers: Deferred<string>[] = [];
  const amounts: number[] = [];
  const cart = { total: 10 };
  return {
    answers,
    amounts,
    cart,
    session: () => {
      const answer = new Deferred<string>();
      answers.push(answer);
      amounts.push(cart.total);
      return answer.promise;
    },
  };
}

describe('an open that ends while its session function is running', () => {
  it.each(['shopper', 'shop'])(
    'by the %s: the next one asks about the cart as it is now, and the first session is never shown',
    async (who) => {
      const stage = createStage();
      const { session, answers, amounts, cart } = slowFunction();
      const first = await stage.open({ session });
      if (who === 'shop') first.close();
      else stage.leaveLoading();
      cart.total = 20;
      const second = await stage.open({ session });
      expect(amounts).toEqual([10, 20]);
      answers[0]?.resolve(stage.script.session());
      await settle();
      expect(stage.script.runs).toHaveLength(0);
      answers[1]?.resolve(stage.script.session());
      await settle();
      await stage.say({ type: 'usable' }, BUYER_CLOSE);
      expect(await stateOf(second.ready)).toEqual({ value: undefined });
      expect(stage.script.runs).toHaveLength(1);
    },
  );
});
