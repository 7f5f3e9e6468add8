import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { card, DECLINED_CARD, PAID_CARD, startTestSandbox } from '../server/sandbox.fixture.ts';

let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());
afterEach(() => vi.restoreAllMocks());

async function paymentOf(paymentRequestId: string) {
  const payments = await sandbox.payments();
  return payments.find((payment) => payment.paymentRequestId === paymentRequestId);
}

describe('session', () => {
  it('shows what the shopper pays for', async () => {
    const session = await sandbox.open();
    const state = await session.state();
    expect(state).toEqual({
      phase: 'open',
      product: 'classic',
      publicSessionId: session.publicSessionId,
      merchantName: 'Demo shop',
      orderDescription: 'Desk lamp',
      amount: { currency: 'USD', value: '4200' },
      methods: ['CARD'],
      expiresAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    const left = Date.parse(state.expiresAt) - Date.now();
    expect(left).toBeGreaterThan(3_590_000);
    expect(left).toBeLessThanOrEqual(3_600_000);
  });

  it('is not found by its public id', async () => {
    const { publicSessionId } = await sandbox.open();
    const response = await sandbox.post('/session', { session: publicSessionId });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'session_unknown' } });
  });

  it('reports that it has expired, and accepts no card', async () => {
    const paymentSessionExpiryTime = new Date(Date.now() + 1500).toISOString();
    const session = await sandbox.open({ paymentSessionExpiryTime });
    expect((await session.state()).phase).toBe('open');
    await vi.waitFor(async () => expect((await session.state()).phase).toBe('expired'), 20_000);
    expect((await session.pay(PAID_CARD)).error?.code).toBe('session_expired');
    await expect(session.inquire()).rejects.toMatchObject({ resultCode: 'ORDER_NOT_EXIST' });
  });
});

describe('pay', () => {
  it('pays once for one submit, however often it is sent', async () => {
    const session = await sandbox.open();
    const states = [await session.pay(PAID_CARD, 'one'), await session.pay(PAID_CARD, 'one')];
    for (const state of states) {
      expect(state).toMatchObject({
        phase: 'finished',
        outcome: 'SUCCESSFUL',
        result: {
          paymentStatus: 'SUCCESS',
          cardPaymentResultInfo: {
            cardNo: '4054********0768',
            cardBrand: 'VISA',
            lastFour: '0768',
          },
        },
      });
      expect(state).not.toHaveProperty('duplicate');
    }
    const payment = await paymentOf(session.paymentRequestId);
    expect(payment).toMatchObject({ charges: 1, attempts: [{ submitId: 'one' }] });
    expect(await session.inquire()).toMatchObject({
      paymentStatus: 'SUCCESS',
      paymentResultCode: 'SUCCESS',
      paymentAmount: { currency: 'USD', value: '4200' },
      paymentTime: expect.any(String),
    });
  });

  it('charges one of 20 simultaneous submits; the others are duplicates', async () => {
    const session = await sandbox.open();
    const states = await Promise.all(Array.from({ length: 20 }, () => session.pay(PAID_CARD)));
    expect(states.filter((state) => state.duplicate)).toHaveLength(19);
    expect(states.every((state) => state.outcome === 'SUCCESSFUL')).toBe(true);
    const payment = await paymentOf(session.paymentRequestId);
    expect(payment?.charges).toBe(1);
    expect(payment?.attempts).toHaveLength(1);
  });

  it('charges once for 20 simultaneous copies of one submit, none of them a duplicate', async () => {
    const session = await sandbox.open();
    const states = await Promise.all(
      Array.from({ length: 20 }, () => session.pay(PAID_CARD, 'same')),
    );
    expect(states.some((state) => state.duplicate)).toBe(false);
    expect((await paymentOf(session.paymentRequestId))?.charges).toBe(1);
  });

  it('leaves the session open after a decline that another card can remedy', async () => {
    const session = await sandbox.open();
    expect(await session.pay(DECLINED_CARD)).toMatchObject({
      phase: 'open',
      outcome: 'FAIL',
      result: { paymentStatus: 'FAIL', paymentResultCode: 'ISSUER_REJECTS_TRANSACTION' },
    });
    expect(await session.inquire()).toMatchObject({
      paymentStatus: 'PROCESSING',
      paymentResultCode: 'ISSUER_REJECTS_TRANSACTION',
    });
    expect(await session.pay(PAID_CARD)).toMatchObject({
      phase: 'finished',
      outcome: 'SUCCESSFUL',
    });
    expect(await paymentOf(session.paymentRequestId)).toMatchObject({
      status: 'SUCCESS',
      charges: 1,
      attempts: [{ outcome: 'FAIL' }, { outcome: 'SUCCESSFUL' }],
    });
  });

  it.each([
    ['4000000000000119', 'PROCESSING', 'PROCESSING', 'PAYMENT_IN_PROCESS'],
    ['4000000000000226', 'ERROR', 'PROCESSING', 'UNKNOWN_EXCEPTION'],
    ['4000000000000333', 'FAIL', 'FAIL', 'FRAUD_REJECT'],
  ])('%s ends the session with %s', async (number, outcome, paymentStatus, code) => {
    const session = await sandbox.open();
    const state = {
      phase: 'finished',
      outcome,
      result: { paymentStatus, paymentResultCode: code },
    };
    expect(await session.pay(number)).toMatchObject(state);
    expect(await session.pay(PAID_CARD)).toMatchObject({ ...state, duplicate: true });
    expect(await session.inquire()).toMatchObject({ paymentStatus, paymentResultCode: code });
    expect((await paymentOf(session.paymentRequestId))?.charges).toBe(0);
  });

  it('uses the trace id of the page if it is valid', async () => {
    const session = await sandbox.open();
    await session.pay(DECLINED_CARD, 'a', {}, { 'x-trace-id': 'trace-1' });
    await session.pay(DECLINED_CARD, 'b', {}, { 'x-trace-id': 'x'.repeat(65) });
    const traces = (await paymentOf(session.paymentRequestId))?.attempts.map((a) => a.traceId);
    expect(traces).toEqual(['trace-1', expect.stringMatching(/^[\da-f-]{36}$/)]);
  });
});

describe('rejects', () => {
  const good = () => ({ session: 'x', submitId: 's', card: card(PAID_CARD) });
  it.each<[string, () => unknown, Record<string, string>, string]>([
    ['another origin', good, { origin: 'https://evil.example' }, 'Only pages of'],
    ['a sandboxed frame', good, { origin: 'null' }, 'Only pages of'],
    ['another site', good, { 'sec-fetch-site': 'same-site' }, 'Only pages of'],
    ['a form', good, { 'content-type': 'text/plain' }, 'content-type'],
    ['invalid JSON', () => `{"card":{"number":"${PAID_CARD}"`, {}, 'not a JSON object'],
    ['an array', () => [], {}, 'not a JSON object'],
    ['no session', () => ({ ...good(), session: undefined }), {}, 'session'],
    ['no submitId', () => ({ ...good(), submitId: '' }), {}, 'submitId'],
    ['a long submitId', () => ({ ...good(), submitId: 'x'.repeat(65) }), {}, 'submitId'],
    ['no card', () => ({ ...good(), card: null }), {}, 'card'],
    [
      'a number',
      () => ({ ...good(), card: { ...card(''), number: Number(PAID_CARD) } }),
      {},
      'card.number',
    ],
    [
      'a long name',
      () => ({ ...good(), card: { ...card(PAID_CARD), holderName: 'x'.repeat(257) } }),
      {},
      'card.holderName',
    ],
    ['a large body', () => ({ ...good(), more: 'x'.repeat(20_000) }), {}, 'too large'],
  ])('%s, and quotes nothing of the card', async (_, body, headers, words) => {
    const said = (['log', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name));
    const response = await sandbox.post('/pay', body(), headers);
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(JSON.parse(text)).toEqual({
      error: {
        code: 'request_invalid',
        message: expect.stringContaining(words),
        traceId: expect.any(String),
      },
    });
    expect(text).not.toContain(PAID_CARD.slice(0, 8));
    for (const spy of said) expect(spy).not.toHaveBeenCalled();
  });

  it('accepts its own page’s origin', async () => {
    const session = await sandbox.open();
    const headers = { origin: sandbox.url, 'sec-fetch-site': 'same-origin' };
    expect((await session.pay(PAID_CARD, 'x', {}, headers)).outcome).toBe('SUCCESSFUL');
  });
});
