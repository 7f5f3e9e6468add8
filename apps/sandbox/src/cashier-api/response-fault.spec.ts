import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PAID_CARD, startReceiver, startTestSandbox } from '../server/sandbox.fixture.ts';

/** The catalogue's seconds take a quarter, which leaves a busy machine the time to look at what comes before. */
let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  sandbox = await startTestSandbox({ speed: 4 });
  receiver = await startReceiver();
});
afterAll(async () => {
  receiver.close();
  await sandbox.close();
});

const begin = (sandboxScenario: string) =>
  sandbox.open({ sandboxScenario, paymentNotifyUrl: receiver.url });

async function charges(paymentRequestId: string): Promise<number | undefined> {
  const payments = await sandbox.payments();
  return payments.find((payment) => payment.paymentRequestId === paymentRequestId)?.charges;
}

const notified = (paymentRequestId: string) =>
  receiver
    .verified(sandbox.antom)
    .filter(
      (notification) =>
        'paymentRequestId' in notification && notification.paymentRequestId === paymentRequestId,
    )
    .map(({ notifyType, result }) => `${notifyType} ${result?.resultCode}`);

describe('a fault', () => {
  it('cut: the charge is made, the response is lost, and a retry does not charge again', async () => {
    const session = await begin('cut_after_charge');
    await expect(session.pay(PAID_CARD, 'one')).rejects.toThrow();
    expect(await session.pay(PAID_CARD, 'one')).toMatchObject({ outcome: 'SUCCESSFUL' });
    expect(await charges(session.paymentRequestId)).toBe(1);
  });

  it('down: no connection for a while, then the submit is accepted', async () => {
    const session = await begin('gateway_down');
    await expect(session.pay(PAID_CARD, 'one')).rejects.toThrow();
    await expect(session.state()).rejects.toThrow();
    expect(await charges(session.paymentRequestId)).toBeUndefined();
    await vi.waitFor(
      async () =>
        expect(await session.pay(PAID_CARD, 'one')).toMatchObject({ outcome: 'SUCCESSFUL' }),
      20_000,
    );
  });

  it('silent: paid, but no response follows', async () => {
    const session = await begin('no_answer');
    const answers = [session.pay(PAID_CARD), session.state()].map((answer) =>
      answer.then(
        () => 'answered',
        () => 'failed',
      ),
    );
    await vi.waitFor(async () => expect(await charges(session.paymentRequestId)).toBe(1), 20_000);
    const later = session.state().then(
      () => 'answered',
      () => 'failed',
    );
    const nothing = new Promise((resolve) => setTimeout(resolve, 300, 'nothing'));
    expect(await Promise.race([answers[0], nothing])).toBe('nothing');
    expect(await Promise.race([later, nothing])).toBe('nothing');
  });

  it('slow: the response is delayed', async () => {
    const session = await begin('slow_answer');
    const begun = performance.now();
    expect(await session.pay(PAID_CARD)).toMatchObject({ outcome: 'SUCCESSFUL' });
    expect(performance.now() - begun).toBeGreaterThan(150);
  });

  it('expired: at the submit, or when the session is opened', async () => {
    const atPay = await begin('expired_at_pay');
    expect((await atPay.state()).phase).toBe('open');
    expect((await atPay.pay(PAID_CARD)).error?.code).toBe('session_expired');
    expect((await (await begin('expired_at_open')).state()).phase).toBe('expired');
  });

  it('page_down, page_stranger: no cashier page, or one of another version', async () => {
    const page = async (scenario: string) => {
      const { publicSessionId } = await begin(scenario);
      return fetch(`${sandbox.url}/cashier/${publicSessionId}`);
    };
    expect((await page('page_down')).status).toBe(503);
    expect(await (await page('page_stranger')).text()).toContain('/cashier/stranger.js');
    expect((await fetch(`${sandbox.url}/cashier/stranger.js`)).status).toBe(200);
  });
});

describe('a scheduled decision', () => {
  it.each([
    [
      'pending_then_paid',
      'PENDING',
      'SUCCESS',
      ['PAYMENT_PENDING SUCCESS', 'PAYMENT_RESULT SUCCESS'],
    ],
    [
      'pending_then_failed',
      'PENDING',
      'FAIL',
      ['PAYMENT_PENDING SUCCESS', 'PAYMENT_RESULT PROCESS_FAIL'],
    ],
    ['waits_then_paid', 'PROCESSING', 'SUCCESS', ['PAYMENT_RESULT SUCCESS']],
    ['waits_then_failed', 'PROCESSING', 'FAIL', ['PAYMENT_RESULT PROCESS_FAIL']],
  ])('%s', async (scenario, meanwhile, end, notifications) => {
    const session = await begin(scenario);
    const { phase } = await session.pay(PAID_CARD);
    expect(phase).toBe(meanwhile === 'PENDING' ? 'finished' : 'in_flight');
    expect((await session.inquire()).paymentStatus).toBe(meanwhile);
    await vi.waitFor(async () => expect((await session.inquire()).paymentStatus).toBe(end), 20_000);
    await vi.waitFor(
      () => expect(notified(session.paymentRequestId)).toEqual(notifications),
      20_000,
    );
    expect(await charges(session.paymentRequestId)).toBe(end === 'SUCCESS' ? 1 : 0);
  });

  it.each(['approve', 'decline'])('is overridden by the inspector: %s', async (action) => {
    const session = await begin('pending');
    await session.pay(PAID_CARD);
    const { sessionId, actions } = (await (
      await fetch(`${sandbox.url}/sandbox/orders/${session.paymentRequestId}`)
    ).json()) as { sessionId: string; actions: string[] };
    expect(actions).toContain(action);
    const url = `${sandbox.url}/sandbox/orders/${sessionId}/${action}`;
    expect((await fetch(url, { method: 'POST' })).status).toBe(204);
    expect((await session.inquire()).paymentStatus).toBe(action === 'approve' ? 'SUCCESS' : 'FAIL');
  });
});

describe('a notification', () => {
  it('is lost, late or doubled', async () => {
    const [lost, late, doubled] = await Promise.all(
      ['notification_lost', 'notification_late', 'notification_doubled'].map(begin),
    );
    if (!lost || !late || !doubled) throw new Error('no session');
    for (const session of [lost, late, doubled]) await session.pay(PAID_CARD);
    const twice = ['PAYMENT_RESULT SUCCESS', 'PAYMENT_RESULT SUCCESS'];
    await vi.waitFor(() => expect(notified(doubled.paymentRequestId)).toEqual(twice), 20_000);
    await vi.waitFor(() => expect(notified(late.paymentRequestId)).toHaveLength(1), 20_000);
    expect(notified(lost.paymentRequestId)).toEqual([]);
  });
});

it('an unknown scenario is rejected, and the message names the field', async () => {
  await expect(begin('rain')).rejects.toMatchObject({
    resultCode: 'PARAM_ILLEGAL',
    message: expect.stringContaining('sandboxScenario'),
  });
});
