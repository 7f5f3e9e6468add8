import { randomUUID } from 'node:crypto';
import type { Inspection } from '@ams-cashier/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cards } from '../client/cards.ts';
import { startSandbox, type Sandbox } from '../client/start.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

const ask = (path: string) => fetch(`${sandbox.url}/sandbox/orders${path}`);

async function found(search: string) {
  const { orders } = (await (
    await ask(`?${new URLSearchParams({ search })}`)
  ).json()) as Inspection;
  return orders.map(({ orderId }) => orderId);
}

it('the payments of a subscription are orders: listed, found, each with what happened', async () => {
  const subscriptionRequestId = randomUUID();
  const startTime = new Date().toISOString();
  const amount = { currency: 'PHP', value: '1000' };
  const { normalUrl = '' } = await sandbox.antom.createSubscription({
    subscriptionRequestId,
    subscriptionDescription: 'Magazine',
    subscriptionStartTime: startTime,
    periodRule: { periodType: 'MONTH', periodCount: 1 },
    paymentMethod: { paymentMethodType: 'GCASH' },
    paymentAmount: amount,
    orderInfo: { orderAmount: amount },
    subscriptionRedirectUrl: 'https://shop.example/subscribed',
    subscriptionNotificationUrl: `${sandbox.url}/sandbox/received`,
    paymentNotificationUrl: `${sandbox.url}/sandbox/received`,
  });
  const session = await sandbox.session();
  await sandbox.agree(normalUrl);
  await sandbox.clock.advance('32d');

  const both = [`${subscriptionRequestId}-2`, `${subscriptionRequestId}-1`];
  expect(await found(subscriptionRequestId)).toEqual(both);
  const { subscriptions } = await sandbox.antom.inquireSubscriptionList({
    startTimeFrom: startTime,
  });
  expect(await found(subscriptions[0]?.subscriptionId ?? '')).toEqual(both);
  expect(await found('GCASH-nothing')).toEqual([]);

  const order = await sandbox.order(`${subscriptionRequestId}-2`);
  expect(order).toMatchObject({ state: 'SUCCESS', amount, charges: 1, actions: [] });
  expect(await sandbox.order(order.paymentId ?? '')).toEqual(order);
  expect(order.events.slice(0, 4).map(({ what, detail }) => [what, detail])).toEqual([
    ['A period of a subscription was due.', `${subscriptionRequestId}, period 2`],
    ['The subscription submitted a payment.', 'GCash'],
    ['The attempt succeeded.', undefined],
    ['The shopper was charged.', undefined],
  ]);

  const copied = await ask(`/${order.orderId}/test?runner=vitest`);
  expect(copied.status).toBe(409);
  expect(await copied.text()).toContain('sandbox.agree()');
  // that of a shopper is still one
  expect((await ask(`/${session.paymentRequestId}/test?runner=vitest`)).status).toBe(200);
});

it('a payment with a card on file is the merchant’s, and no test in a page', async () => {
  const { paymentMethodDetail } = await sandbox.antom.vaultPaymentMethod({
    vaultingRequestId: randomUUID(),
    paymentMethodDetail: {
      paymentMethodType: 'CARD',
      card: { cardNo: cards.paid, expiryMonth: '02', expiryYear: '39', cvv: '987' },
    },
  });
  const amount = { currency: 'USD', value: '4200' };
  const paymentRequestId = randomUUID();
  await sandbox.antom.pay({
    productCode: 'CASHIER_PAYMENT',
    paymentRequestId,
    paymentAmount: amount,
    order: { referenceOrderId: 'o-1', orderDescription: 'Lamp', orderAmount: amount },
    paymentMethod: {
      paymentMethodType: 'CARD',
      paymentMethodId: paymentMethodDetail?.card.cardToken ?? '',
    },
  });
  const { events } = await sandbox.order(paymentRequestId);
  expect(events.map(({ what }) => what)).toContain(
    'The merchant submitted a payment with a card on file.',
  );
  const copied = await ask(`/${paymentRequestId}/test?runner=playwright`);
  expect(await copied.text()).toContain('The merchant’s server made this payment');
});
