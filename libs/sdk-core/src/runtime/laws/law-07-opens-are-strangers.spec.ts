/** Source: docs/design/laws.md#law-7-opens-are-strangers */
import { describe, expect, it } from 'vitest';
import { ACCEPTED, createStage, newContainer, PAID, settle } from '../../../test/stage.ts';
import { watchUnhandledRejections } from '../../../test/unhandled-rejections.ts';

watchUnhandledRejections();

describe('Law 7: opens are strangers', () => {
  it('Law 7, L4: what happens to one happens to no other', async () => {
    const stage = createStage();
    const first = await stage.ready();
    const second = await stage.ready({ container: newContainer() });
    const third = await stage.open({ session: 'garbage' });
    stage.script.runs[0]?.signal(ACCEPTED);
    stage.script.runs[0]?.signal(PAID);
    await settle();
    expect(second.getSnapshot()).toMatchObject({ phase: 'ready', attempt: 0 });
    second.close();
    await settle();
    expect(await first.outcome).toMatchObject({ status: 'paid' });
    expect(await second.outcome).toEqual({ status: 'closed' });
    expect(await third.outcome).toMatchObject({ status: 'failed' });
    expect(new Set([first, second, third].map(({ openId }) => openId)).size).toBe(3);
    for (const event of stage.events) {
      expect([first, second, third].map(({ openId }) => openId)).toContain(event.openId);
    }
  });

  it('Law 7, D4: two clients share nothing', async () => {
    const [one, other] = [createStage(), createStage()];
    await one.ready();
    one.cashier.destroy();
    const checkout = await other.ready();
    await other.say(ACCEPTED, PAID);
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
    expect(one.codes()).toEqual(['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING']);
  });
});
