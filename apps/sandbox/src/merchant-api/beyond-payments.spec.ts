/** What the calls do that a checkout needs besides session, capture, cancel and refund. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isAntomError, type AntomNotification } from '@ams-cashier/server';
import {
  DECLINED_CARD,
  PAID_CARD,
  sessionRequest,
  startReceiver,
  startTestSandbox,
} from '../server/sandbox.fixture.ts';

let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;

beforeEach(async () => {
  sandbox = await startTestSandbox({ speed: 1 });
  receiver = await startReceiver();
});
afterEach(async () => {
  receiver.close();
  await sandbox.close();
});

const USD = (value: string) => ({ currency: 'USD', value });

async function codeOf(promise: Promise<unknown>): Promise<string | undefined> {
  try {
    await promise;
    return 'SUCCESS';
  } catch (error) {
    return isAntomError(error) ? error.resultCode : String(error);
  }
}

async function received(count: number): Promise<readonly AntomNotification[]> {
  await expect.poll(() => receiver.received.length).toBeGreaterThanOrEqual(count);
  return receiver.verified(sandbox.antom);
}

async function vault(number = PAID_CARD) {
  const { antom } = sandbox;
  return antom.vaultPaymentMethod({
    vaultingRequestId: randomUUID(),
    paymentMethodDetail: {
      paymentMethodType: 'CARD',
      card: { cardNo: number, expiryMonth: '02', expiryYear: '39', cvv: '987' },
    },
  });
}

const tokenOf = async (number?: string) =>
  (await vault(number)).paymentMethodDetail?.card.cardToken ?? '';

const payment = (token: string, change: object = {}) => ({
  productCode: 'CASHIER_PAYMENT' as const,
  paymentRequestId: randomUUID() as string,
  paymentAmount: USD('4200'),
  order: { referenceOrderId: 'o-1', orderDescription: 'Lamp', orderAmount: USD('4200') },
  paymentMethod: { paymentMethodType: 'CARD', paymentMethodId: token },
  paymentNotifyUrl: receiver.url,
  ...change,
});

describe('pay', () => {
  it('charges a card on file once, however often it is sent', async () => {
    const { antom } = sandbox;
    const request = payment(await tokenOf());
    const [first, second] = [await antom.pay(request), await antom.pay(request)];
    expect(second.paymentId).toBe(first.paymentId);
    const { paymentStatus, paymentId } = await antom.inquiryPayment(request);
    expect([paymentStatus, paymentId]).toEqual(['SUCCESS', first.paymentId]);
    const [paid] = await received(1);
    expect(paid).toMatchObject({ notifyType: 'PAYMENT_RESULT', paymentId });
    await antom.refund({ refundRequestId: 'r-1', paymentId, refundAmount: USD('4200') });
  });

  it('a decline is final', async () => {
    const { antom } = sandbox;
    const request = payment(await tokenOf(PAID_CARD), { paymentAmount: USD('11') });
    const order = { ...request.order, orderAmount: USD('11') };
    expect(await codeOf(antom.pay({ ...request, order }))).toBe('RISK_REJECT');
    expect(await codeOf(antom.pay({ ...request, order }))).toBe('RISK_REJECT');
    expect((await antom.inquiryPayment(request)).paymentStatus).toBe('FAIL');
    expect((await received(1))[0]).toMatchObject({ result: { resultCode: 'RISK_REJECT' } });
  });

  it('refuses a token that is unknown or deleted, and another amount under the same id', async () => {
    const { antom } = sandbox;
    expect(await codeOf(antom.pay(payment('card_nothing')))).toBe('TOKEN_NOT_EXIST');
    const token = await tokenOf();
    const request = payment(token);
    await antom.pay(request);
    const more = { ...request, paymentAmount: USD('4300') };
    expect(await codeOf(antom.pay(more))).toBe('REPEAT_REQ_INCONSISTENT');
    await antom.deleteToken({ token });
    expect(await codeOf(antom.pay(payment(token)))).toBe('TOKEN_NOT_EXIST');
  });

  it('a declined card is not vaulted', async () => {
    expect(await vault(DECLINED_CARD)).toMatchObject({ vaultingStatus: 'FAIL' });
  });
});

describe('consult', () => {
  const optionsFor = async (change: object) => {
    const { paymentOptions } = await sandbox.antom.consult({
      paymentAmount: { currency: 'PHP', value: '5000' },
      ...change,
    });
    return Object.fromEntries(
      paymentOptions.map(({ paymentMethodType: type, ...option }) => [type, option]),
    );
  };

  it('says which methods take an amount, their limits, and why one does not', async () => {
    const options = await optionsFor({});
    expect(options['GCASH']).toMatchObject({
      enabled: true,
      paymentMethodRegion: ['PH'],
      amountLimitInfoMap: { PHP: { singleLimit: { minAmount: { value: '100' } } } },
    });
    const few = await optionsFor({ paymentAmount: { currency: 'PHP', value: '50' } });
    expect(few['GCASH']).toMatchObject({
      enabled: false,
      disableReason: 'EXCEED_CHANNEL_LIMIT_RULE',
    });
    expect(few['CARD']?.enabled).toBe(true);
  });

  it('leaves out what is blocked or of another region, and names what does not exist', async () => {
    expect(Object.keys(await optionsFor({ blockedPaymentMethods: ['CARD'] }))).not.toContain(
      'CARD',
    );
    expect(Object.keys(await optionsFor({ allowedPaymentMethodRegions: ['PH'] }))).toEqual([
      'GCASH',
    ]);
    const options = await optionsFor({ allowedPaymentMethods: ['CARD', 'SEASHELLS'] });
    expect(options).toMatchObject({
      CARD: { enabled: true },
      SEASHELLS: { enabled: false, disableReason: 'CURRENT_CHANNEL_NOT_EXIST' },
    });
    expect(await codeOf(optionsFor({ paymentAmount: { currency: 'XXQ', value: '1' } }))).toBe(
      'CURRENCY_NOT_SUPPORT',
    );
  });
});

it('getCardInfo knows a card by its first digits, and never repeats them', async () => {
  const { antom } = sandbox;
  expect(await antom.getCardInfo({ cardBin: '400605' })).toMatchObject({
    cardBrand: 'VISA',
    issuingRegion: 'MX',
    supportInstallment: true,
  });
  const refused = await antom.getCardInfo({ cardBin: '12ab' }).catch((error: unknown) => error);
  expect(String(refused)).toContain('cardBin must be');
  expect(String(refused)).not.toContain('12ab');
});

it('inquireExchangeRate quotes a pair both ways, for an hour', async () => {
  const { quotes } = await sandbox.antom.inquireExchangeRate({
    currencyPairs: [
      { sellCurrency: 'USD', buyCurrency: 'JPY' },
      { sellCurrency: 'JPY', buyCurrency: 'USD' },
    ],
  });
  expect(quotes.map(({ quotePrice }) => quotePrice)).toEqual(['150', '0.00666667']);
  const [quote] = quotes;
  expect(Date.parse(quote?.quoteExpiryTime ?? '') - Date.parse(quote?.quoteStartTime ?? '')).toBe(
    3_600_000,
  );
});

describe('a quote', () => {
  const quoteOf = async (buyCurrency: string, rateType: 'TRADE' | 'REFERENCE' = 'TRADE') => {
    const currencyPairs = [{ sellCurrency: 'USD', buyCurrency }];
    const { quotes } = await sandbox.antom.inquireExchangeRate({ currencyPairs, rateType });
    return { quoteId: quotes[0]?.quoteId ?? '' };
  };

  it('that is guaranteed is taken by a session, and by a payment with a saved card', async () => {
    const paymentQuote = await quoteOf('JPY');
    const session = await sandbox.open({ paymentQuote });
    expect((await session.pay(PAID_CARD)).outcome).toBe('SUCCESSFUL');
    const again = await sandbox.antom.createPaymentSession({
      ...sessionRequest({ paymentRequestId: session.paymentRequestId }),
      paymentQuote,
    });
    expect(again.result.resultCode).toBe('SUCCESS');
    const other = { quoteId: randomUUID() };
    const token = await tokenOf();
    const pay = (quote: { readonly quoteId: string }) =>
      codeOf(sandbox.antom.pay(payment(token, { paymentQuote: quote })));
    expect(await pay(paymentQuote)).toBe('SUCCESS');
    expect(await pay(other)).toBe('PARAM_ILLEGAL');
  });

  it.each<[string, () => Promise<{ readonly quoteId: string }>, RegExp]>([
    [
      'unknown',
      async () => ({ quoteId: randomUUID() }),
      /^paymentQuote.quoteId is no guaranteed quote/,
    ],
    [
      'a reference',
      () => quoteOf('JPY', 'REFERENCE'),
      /^paymentQuote.quoteId is no guaranteed quote/,
    ],
    [
      'expired',
      async () => {
        const quote = await quoteOf('JPY');
        await fetch(`${sandbox.url}/sandbox/clock`, {
          method: 'POST',
          body: JSON.stringify({ advance: 3_600_001 }),
        });
        return quote;
      },
      /^paymentQuote.quoteId expired at /,
    ],
  ])('that is %s is refused by name', async (_, find, words) => {
    const request = { ...sessionRequest(), paymentQuote: await find() };
    const { result } = await sandbox.call('createPaymentSession', request);
    expect(result.resultCode).toBe('PARAM_ILLEGAL');
    expect(result.resultMessage).toMatch(words);
  });

  it('of other currencies is refused by name', async () => {
    const paymentQuote = await quoteOf('JPY');
    const amount = { currency: 'EUR', value: '4200' };
    const request = { ...sessionRequest({ paymentAmount: amount }), paymentQuote };
    const { result } = await sandbox.call('createPaymentSession', request);
    expect(result.resultMessage).toBe(
      'paymentQuote.quoteId is for USD/JPY; paymentAmount is in EUR.',
    );
  });
});

describe('updateAmount', () => {
  async function authorised() {
    const session = await sandbox.open({
      paymentFactor: { isAuthorization: true, captureMode: 'MANUAL' },
      paymentNotifyUrl: receiver.url,
    });
    await session.pay(PAID_CARD);
    return (await session.inquire()).paymentId;
  }

  it('raises an authorised payment once, and tells', async () => {
    const { antom } = sandbox;
    const paymentId = await authorised();
    const request = { updateRequestId: 'u-1', paymentId, amount: USD('5000') };
    await antom.updateAmount(request);
    await antom.updateAmount(request);
    expect((await antom.inquiryPayment({ paymentId })).paymentAmount).toEqual(USD('5000'));
    const notifications = await received(2);
    expect(notifications.map(({ notifyType }) => notifyType)).toEqual([
      'PAYMENT_RESULT',
      'UPDATE_AMOUNT_RESULT',
    ]);
    expect(await codeOf(antom.updateAmount({ ...request, amount: USD('6000') }))).toBe(
      'REPEAT_REQ_INCONSISTENT',
    );
    await antom.capture({ captureRequestId: 'c-1', paymentId, captureAmount: USD('5000') });
    expect(
      await codeOf(antom.updateAmount({ ...request, updateRequestId: 'u-2', amount: USD('6000') })),
    ).toBe('ORDER_STATUS_INVALID');
  });

  it('refuses a smaller amount and another currency', async () => {
    const { antom } = sandbox;
    const paymentId = await authorised();
    for (const amount of [USD('4200'), { currency: 'EUR', value: '9000' }]) {
      const request = { updateRequestId: randomUUID(), paymentId, amount };
      expect(await codeOf(antom.updateAmount(request))).toBe('PARAM_ILLEGAL');
    }
  });
});

describe('a dispute', () => {
  async function raise(change: object = {}) {
    const session = await sandbox.open({ paymentNotifyUrl: receiver.url });
    await session.pay(PAID_CARD);
    const { paymentId } = await session.inquire();
    const response = await fetch(`${sandbox.url}/sandbox/payments/${paymentId}/disputes`, {
      method: 'POST',
      body: JSON.stringify(change),
    });
    const { disputeId } = (await response.json()) as { disputeId: string };
    return { paymentId, disputeId };
  }
  const judge = (disputeId: string, disputeJudgedResult: string) =>
    fetch(`${sandbox.url}/sandbox/disputes/${disputeId}/judge`, {
      method: 'POST',
      body: JSON.stringify({ disputeJudgedResult }),
    });
  const disputesTold = async (count: number) => {
    await expect
      .poll(
        async () => (await received(1)).filter(({ notifyType }) => notifyType === 'DISPUTE').length,
      )
      .toBe(count);
    return (await received(1)).flatMap((one) =>
      one.notifyType === 'DISPUTE' ? [one.disputeNotificationType] : [],
    );
  };

  it('is reported, defended with the template, and judged', async () => {
    const { antom } = sandbox;
    const { disputeId, paymentId } = await raise();
    await disputesTold(1);
    const created = (await received(1)).find(({ notifyType }) => notifyType === 'DISPUTE');
    expect(created).toMatchObject({ disputeId, paymentId, disputeType: 'CHARGEBACK' });
    const { disputeEvidence } = await antom.downloadDisputeEvidence({
      disputeId,
      disputeEvidenceType: 'DISPUTE_EVIDENCE_TEMPLATE',
    });
    expect(Buffer.from(disputeEvidence, 'base64').toString()).toMatch(/^%PDF/);
    await antom.supplyDefenseDocument({ disputeId, disputeEvidence });
    expect(await codeOf(antom.supplyDefenseDocument({ disputeId, disputeEvidence }))).toBe(
      'REPEAT_REQUEST',
    );
    const other = Buffer.from('other').toString('base64');
    expect(await codeOf(antom.supplyDefenseDocument({ disputeId, disputeEvidence: other }))).toBe(
      'DEFENSE_EXCEED_LIMIT',
    );
    expect((await judge(disputeId, 'VALIDATE_SUCCESS')).status).toBe(204);
    expect(await codeOf(antom.acceptDispute({ disputeId }))).toBe('NOT_ALLOW_IN_CURRENT_STATUS');
    expect(await disputesTold(3)).toEqual(
      expect.arrayContaining(['DISPUTE_CREATED', 'DEFENSE_SUPPLIED', 'DISPUTE_JUDGED']),
    );
  });

  it('is about what was captured: there is none before', async () => {
    const session = await sandbox.open({
      paymentFactor: { isAuthorization: true, captureMode: 'MANUAL' },
    });
    await session.pay(PAID_CARD);
    const { paymentId } = await session.inquire();
    const dispute = async (body: object) => {
      const path = `/sandbox/payments/${paymentId}/disputes`;
      const init = { method: 'POST', body: JSON.stringify(body) };
      const response = await fetch(sandbox.url + path, init);
      return { status: response.status, text: await response.text() };
    };
    const early = await dispute({});
    expect(early.status).toBe(409);
    expect(early.text).toContain('Nothing has been captured of this payment');
    const captureAmount = USD('1000');
    await sandbox.antom.capture({ captureRequestId: randomUUID(), paymentId, captureAmount });
    expect(await dispute({ value: '1001' })).toMatchObject({
      status: 400,
      text: expect.stringContaining('up to 1000, which the buyer has paid'),
    });
    const raised = await dispute({});
    expect(raised.status).toBe(201);
    expect(JSON.parse(raised.text)).toMatchObject({ amount: captureAmount });
  });

  it('is accepted once', async () => {
    const { antom } = sandbox;
    const { disputeId } = await raise({ value: '100' });
    expect((await antom.acceptDispute({ disputeId })).disputeId).toBe(disputeId);
    expect(await codeOf(antom.acceptDispute({ disputeId }))).toBe('NOT_ALLOW_IN_CURRENT_STATUS');
    expect(await disputesTold(2)).toEqual(
      expect.arrayContaining(['DISPUTE_CREATED', 'DISPUTE_ACCEPTED']),
    );
  });

  it('that is lost takes its money back: it can be neither refunded nor cancelled again', async () => {
    const { antom } = sandbox;
    const { disputeId, paymentId } = await raise({ value: '4000' });
    await antom.acceptDispute({ disputeId });
    const refund = (value: string) =>
      antom.refund({ refundRequestId: randomUUID(), paymentId, refundAmount: USD(value) });
    await expect.poll(() => codeOf(refund('201'))).toBe('REFUND_AMOUNT_EXCEED');
    await expect(refund('201')).rejects.toMatchObject({
      message: expect.stringContaining('200 is left: a dispute has taken 4000 back'),
    });
    expect(await codeOf(antom.cancel({ paymentId }))).toBe('ORDER_STATUS_INVALID');
    expect(await codeOf(refund('200'))).toBe('SUCCESS');
  });

  it.each([
    [{ disputeType: 'CHARGEBACK' }, 'VALIDATE_FAIL', 'REFUND_AMOUNT_EXCEED'],
    [{ disputeType: 'COMPLIANCE_REQUEST' }, 'ACCEPT_BY_MERCHANT', 'REFUND_AMOUNT_EXCEED'],
    [{ disputeType: 'CHARGEBACK' }, 'VALIDATE_SUCCESS', 'SUCCESS'],
    [{ disputeType: 'CHARGEBACK' }, 'ACCEPT_BY_CUSTOMER', 'SUCCESS'],
    [{ disputeType: 'RETRIEVAL_REQUEST' }, 'VALIDATE_FAIL', 'SUCCESS'],
  ])('%j judged %s leaves a refund with %s', async (change, result, code) => {
    const { disputeId, paymentId } = await raise(change);
    const refund = () =>
      sandbox.antom.refund({
        refundRequestId: randomUUID(),
        paymentId,
        refundAmount: USD('4200'),
      });
    expect((await judge(disputeId, result)).status).toBe(204);
    // a card is captured a second after the payment
    await expect.poll(() => codeOf(refund()), { timeout: 20_000 }).toBe(code);
  });

  it('about money that was refunded is not accepted, but defended', async () => {
    const { antom } = sandbox;
    const { disputeId, paymentId } = await raise();
    const refund = () =>
      antom.refund({ refundRequestId: randomUUID(), paymentId, refundAmount: USD('300') });
    // a card is captured a second after the payment
    await expect.poll(() => codeOf(refund()), { timeout: 20_000 }).toBe('SUCCESS');
    await expect(antom.acceptDispute({ disputeId })).rejects.toMatchObject({
      resultCode: 'NOT_ALLOW_IN_CURRENT_STATUS',
      message: expect.stringContaining('300 was refunded. Defend it'),
    });
    const disputeEvidence = Buffer.from('receipt').toString('base64');
    expect(await codeOf(antom.supplyDefenseDocument({ disputeId, disputeEvidence }))).toBe(
      'SUCCESS',
    );
  });

  it('about a payment that was cancelled is not accepted, but defended', async () => {
    const { antom } = sandbox;
    const { disputeId, paymentId } = await raise();
    expect(await codeOf(antom.cancel({ paymentId }))).toBe('SUCCESS');
    await expect(antom.acceptDispute({ disputeId })).rejects.toMatchObject({
      resultCode: 'NOT_ALLOW_IN_CURRENT_STATUS',
      message: expect.stringContaining('The payment was cancelled'),
    });
    const disputeEvidence = Buffer.from('cancellation').toString('base64');
    expect(await codeOf(antom.supplyDefenseDocument({ disputeId, disputeEvidence }))).toBe(
      'SUCCESS',
    );
  });

  it('is lost when its time is over', async () => {
    const { disputeId } = await raise({ defenseSeconds: 0.2 });
    expect(await disputesTold(2)).toContain('DISPUTE_ACCEPTED');
    expect(await codeOf(sandbox.antom.acceptDispute({ disputeId }))).toBe(
      'NOT_ALLOW_IN_CURRENT_STATUS',
    );
  });
});

describe('a subscription', () => {
  const answerAt = (url: string | undefined, answer: string) =>
    fetch(String(url), {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `answer=${answer}`,
    });

  async function create(change: object = {}) {
    const request = {
      subscriptionRequestId: randomUUID() as string,
      subscriptionDescription: 'Coffee',
      subscriptionRedirectUrl: 'https://shop.example/subscribed',
      subscriptionStartTime: new Date().toISOString(),
      periodRule: { periodType: 'MONTH' as const, periodCount: '1' },
      paymentMethod: { paymentMethodType: 'CARD', paymentMethodId: await tokenOf() },
      paymentAmount: USD('900'),
      subscriptionNotificationUrl: receiver.url,
      paymentNotificationUrl: receiver.url,
      ...change,
    };
    return { request, ...(await sandbox.antom.createSubscription(request)) };
  }

  /** The notification that says this about the only subscription. */
  const told = (type: string) =>
    vi.waitFor(
      () => {
        const found = receiver
          .verified(sandbox.antom)
          .find(
            (one) => one.notifyType === 'SUBSCRIPTION' && one.subscriptionNotificationType === type,
          );
        if (found?.notifyType !== 'SUBSCRIPTION') throw new Error(`No notification ${type} yet.`);
        return found;
      },
      { timeout: 10_000 },
    );

  it('is agreed to on a page, then pays each period', async () => {
    await sandbox.close();
    // a month takes less than a second
    sandbox = await startTestSandbox({ speed: 10_000_000 });
    const { antom } = sandbox;
    const trials = [{ trialStartPeriod: '1', trialAmount: USD('100') }];
    const { normalUrl } = await create({
      trials,
      subscriptionExpiryTime: new Date(Date.now() + 3_600_000).toISOString(),
    });
    expect(await (await fetch(String(normalUrl))).text()).toContain('Coffee');
    const agreed = await answerAt(normalUrl, 'approve');
    expect(agreed.headers.get('location')).toBe('https://shop.example/subscribed');

    const { subscriptionId } = await told('CREATE');
    await expect
      .poll(
        async () => (await antom.inquireSubscriptionPayment({ subscriptionId })).payments.length,
      )
      .toBeGreaterThanOrEqual(2);
    await antom.cancelSubscription({ subscriptionId, cancellationType: 'TERMINATE' });
    const { payments } = await antom.inquireSubscriptionPayment({ subscriptionId });
    expect(payments.slice(0, 2).map(({ paymentAmount }) => paymentAmount.value)).toEqual([
      '100',
      '900',
    ]);
    expect(payments.slice(0, 2).map(({ phaseNo, status }) => [phaseNo, status])).toEqual([
      [1, 'SUCCESS'],
      [2, 'SUCCESS'],
    ]);
    const [{ paymentId = '' } = {}] = payments;
    expect((await antom.inquiryPayment({ paymentId })).paymentStatus).toBe('SUCCESS');

    const notifications = await received(payments.length + 2);
    const paid = notifications.filter(({ notifyType }) => notifyType === 'PAYMENT_RESULT');
    expect(paid).toHaveLength(payments.length);
    expect(paid[0]).toMatchObject({ subscriptionId });
    const changes = notifications.flatMap((one) =>
      one.notifyType === 'SUBSCRIPTION' ? [one.subscriptionNotificationType] : [],
    );
    expect(changes.toSorted()).toEqual(['CREATE', 'TERMINATE']);
  });

  it('is listed, changed, moved and cancelled', async () => {
    const { antom } = sandbox;
    const { request, normalUrl } = await create();
    const again = await antom.createSubscription(request);
    expect(again.normalUrl).toBe(normalUrl);
    await answerAt(normalUrl, 'approve');
    const { subscriptionId } = await told('CREATE');
    const list = async (filter: Parameters<typeof antom.inquireSubscriptionList>[0]) => {
      const { subscriptions, paginator } = await antom.inquireSubscriptionList(filter);
      return [subscriptions.map((one) => one.subscriptionId), paginator];
    };
    const onePage = { currentPage: 1, pageSize: 10, totalPage: 1, totalCount: 1 };
    const matching = {
      statuses: ['ACTIVE' as const],
      paymentMethodTypes: ['CARD'],
      currencies: ['EUR', 'USD'],
      periodTypes: ['MONTH' as const],
    };
    expect(await list(matching)).toEqual([[subscriptionId], onePage]);
    const second = { currentPage: 2, pageSize: 1 };
    expect(await list(second)).toEqual([[], { ...onePage, ...second }]);
    for (const other of [
      { statuses: ['CANCELLED' as const] },
      { paymentMethodTypes: ['GCASH'] },
      { currencies: ['EUR'] },
      { periodTypes: ['DAY' as const] },
      { startTimeFrom: new Date(Date.now() + 60_000).toISOString() },
      { startTimeTo: new Date(Date.now() - 60_000).toISOString() },
    ]) {
      expect((await list(other))[0]).toEqual([]);
    }

    const change = {
      subscriptionChangeRequestId: 'c-1',
      subscriptionId,
      paymentAmount: USD('950'),
    };
    await antom.changeSubscription(change);
    await antom.changeSubscription(change);
    expect(await codeOf(antom.changeSubscription({ ...change, paymentAmount: USD('1') }))).toBe(
      'REPEAT_REQ_INCONSISTENT',
    );
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const move = (id: string, hours: number) =>
      antom.updateSubscription({
        subscriptionUpdateRequestId: id,
        subscriptionId,
        nextSubscriptionDate: inHours(hours),
      });
    expect(await codeOf(move('u-1', 23))).toBe('PARAM_ILLEGAL');
    const moved = await move('u-2', 25);
    expect(moved).toEqual({ result: expect.objectContaining({ resultStatus: 'S' }) });
    const { subscription } = await antom.inquireSubscription({ subscriptionId });
    expect(subscription).toMatchObject({
      subscriptionStatus: 'ACTIVE',
      paymentAmount: USD('950'),
      subscriptionNotifyUrl: receiver.url,
    });
    expect(Date.parse(subscription.nextSubscriptionDate ?? '')).toBeGreaterThan(
      Date.now() + 24 * 3_600_000,
    );
    await antom.updateSubscription({
      subscriptionUpdateRequestId: 'u-amount',
      subscriptionId,
      paymentAmount: USD('990'),
    });
    const updated = await antom.inquireSubscription({ subscriptionId });
    expect(updated.subscription).toEqual({ ...subscription, paymentAmount: USD('990') });
    await antom.cancelSubscription({ subscriptionId, cancellationType: 'CANCEL' });
    expect(await codeOf(move('u-3', 26))).toBe('ORDER_STATUS_INVALID');
    expect((await antom.inquireSubscriptionList({})).subscriptions[0]?.subscriptionStatus).toBe(
      'CANCELLED',
    );
  });

  it('is not begun by a buyer who declines, nor found by another id', async () => {
    const { antom } = sandbox;
    const { normalUrl } = await create();
    await answerAt(normalUrl, 'decline');
    expect((await antom.inquireSubscriptionList({})).subscriptions).toEqual([]);
    const unknown = { subscriptionId: 'other' };
    expect(await codeOf(antom.inquireSubscription(unknown))).toBe('ORDER_NOT_EXIST');
    expect(await codeOf(antom.cancelSubscription({ ...unknown, cancellationType: 'CANCEL' }))).toBe(
      'ORDER_NOT_EXIST',
    );
    expect((await antom.inquireSubscriptionPayment(unknown)).payments).toEqual([]);
  });

  it('has another amount once after a change, if the change says so', async () => {
    await sandbox.close();
    sandbox = await startTestSandbox({ speed: 10_000_000 });
    const { antom } = sandbox;
    const { normalUrl } = await create({
      subscriptionExpiryTime: new Date(Date.now() + 3_600_000).toISOString(),
    });
    await answerAt(normalUrl, 'approve');
    const { subscriptionId } = await told('CREATE');
    await antom.changeSubscription({
      subscriptionChangeRequestId: 'c-1',
      subscriptionId,
      paymentAmount: USD('1000'),
      paymentAmountDifference: USD('50'),
    });
    const amounts = async () => {
      const { payments } = await antom.inquireSubscriptionPayment({
        subscriptionId,
        pageSize: 100,
      });
      return payments.map(({ paymentAmount }) => paymentAmount.value);
    };
    await expect.poll(amounts, { timeout: 10_000 }).toContain('1000');
    const paid = await amounts();
    const first = paid.indexOf('50');
    expect(paid.slice(first, first + 2)).toEqual(['50', '1000']);
    expect(paid.filter((value) => value === '50')).toHaveLength(1);
  });

  it('an agreement with a wallet gives a token, until it is revoked', async () => {
    const { antom } = sandbox;
    const { normalUrl } = await antom.consultAuthorization({
      customerBelongsTo: 'GCASH',
      authRedirectUrl: 'https://shop.example/agreed',
      authNotifyUrl: receiver.url,
      scopes: ['AGREEMENT_PAY'],
      authState: 'state-1',
      terminalType: 'WEB',
    });
    const back = new URL((await answerAt(normalUrl, 'approve')).headers.get('location') ?? '');
    expect(back.searchParams.get('authState')).toBe('state-1');
    const authCode = back.searchParams.get('authCode') ?? '';
    const grant = {
      grantType: 'AUTHORIZATION_CODE' as const,
      customerBelongsTo: 'GCASH',
      authCode,
    };
    const { accessToken } = await antom.applyToken(grant);
    expect(await codeOf(antom.applyToken(grant))).toBe('INVALID_AUTHCODE');
    expect(await antom.queryAuthorization({ accessToken })).toMatchObject({
      tokenStatusType: 'ACTIVE',
      refreshToken: expect.any(String),
    });
    await antom.revokeAuthorization({ accessToken });
    expect((await antom.queryAuthorization({ accessToken })).tokenStatusType).toBe('REVOKED');
    expect(await codeOf(antom.revokeAuthorization({ accessToken }))).toBe('INVALID_ACCESS_TOKEN');
    const kinds = (await received(3)).map((one) =>
      one.notifyType === 'AUTHORIZATION' ? one.authorizationNotifyType : one.notifyType,
    );
    expect(kinds).toEqual(['AUTHCODE_CREATED', 'TOKEN_CREATED', 'TOKEN_CANCELED']);
  });
});
