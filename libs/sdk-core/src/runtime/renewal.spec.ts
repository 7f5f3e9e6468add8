/** What becomes of a fresh session when the shopper pays meanwhile. The laws are defined in docs/design/laws.md. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ACCEPTED, CHALLENGE, createStage, DECLINED, PAID, settle } from '../../test/stage.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An open whose session expires in a minute; each fresh one takes two seconds. */
async function openExpiring(ms = 60_000) {
  const stage = createStage();
  let asked = 0;
  const session = vi.fn(async () => {
    asked += 1;
    if (asked > 1) await new Promise((resolve) => setTimeout(resolve, 2_000));
    return {
      sessionData: stage.script.session(),
      expiresAt: Date.now() + (asked > 1 ? 600_000 : ms),
    };
  });
  const checkout = await stage.ready({ session });
  const asks = () => stage.script.runs[0]?.calls.map(({ name }) => name);
  return { stage, session, checkout, asks };
}

describe('a fresh session that comes while a payment is in flight', () => {
  it('Laws 3 and 12: is kept from the engine, and the payment goes on', async () => {
    const { stage, session, checkout, asks } = await openExpiring();
    await settle(60_000);
    await stage.say(ACCEPTED);
    await settle(2_000);
    expect(session).toHaveBeenCalledTimes(2);
    expect(asks()).toEqual([]);
    await stage.say(CHALLENGE, PAID);
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
    expect(asks()).toEqual(['end']);
  });

  it('is handed over after a decline', async () => {
    const { stage, checkout, asks } = await openExpiring();
    await settle(60_000);
    await stage.say(ACCEPTED);
    await settle(2_000);
    await stage.say(DECLINED);
    expect(asks()).toEqual(['renew']);
    expect(checkout.getSnapshot()).toMatchObject({ phase: 'declined', expired: false });
  });

  it('is handed over when the gateway asks for it, without asking the shop again', async () => {
    const { stage, session, checkout, asks } = await openExpiring();
    await settle(60_000);
    await stage.say(ACCEPTED, { type: 'expired' });
    expect(asks()).toEqual([]);
    await settle(2_000);
    expect(asks()).toEqual(['renew']);
    expect(session).toHaveBeenCalledTimes(2);
    expect(checkout.getSnapshot()).toMatchObject({ phase: 'submitting', expired: false });
  });
});

describe('a second notice', () => {
  it('while the fresh session is on its way changes nothing', async () => {
    const { stage, session, checkout, asks } = await openExpiring(1);
    await settle(1);
    await stage.say({ type: 'expired' }, { type: 'expired' });
    expect(checkout.getSnapshot()).toMatchObject({ phase: 'ready', expired: false });
    await settle(2_000);
    expect(asks()).toEqual(['renew']);
    expect(session).toHaveBeenCalledTimes(2);
  });
});

describe('a fresh session whose payment is in flight already', () => {
  it.each(['submitting', 'challenging'] as const)('is followed: %s', async (phase) => {
    const { stage, checkout } = await openExpiring();
    await settle(62_000);
    await stage.say({ type: 'resumed', phase });
    expect(checkout.getSnapshot()).toMatchObject({ phase, attempt: 1 });
    await stage.say(PAID);
    expect(await checkout.outcome).toMatchObject({ status: 'paid', event: { attempt: 1 } });
  });
});

describe('a shopper who comes back from a wallet', () => {
  it('can be sent to the bank, and the result follows', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    await stage.say(ACCEPTED, { type: 'redirect', url: 'https://wallet.example/pay' }, CHALLENGE);
    expect(checkout.getSnapshot().phase).toBe('challenging');
    await stage.say({ type: 'redirect', url: 'https://wallet.example/pay' });
    await stage.say({ type: 'challenge_done' });
    expect(checkout.getSnapshot().phase).toBe('submitting');
    expect(stage.codes().at(-1)).toBe('SDK_CALL_URL_SUCCESS');
  });
});
