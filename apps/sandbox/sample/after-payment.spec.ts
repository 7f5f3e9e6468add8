import { randomUUID } from 'node:crypto';
import { cards, startSandbox } from '@ams-cashier/sandbox';
import { expect, test } from 'vitest';

test('refunded in part', async () => {
  await using sandbox = await startSandbox();
  const session = await sandbox.session();
  const { paymentId = '' } = await sandbox.pay(session);
  // or your server's own refund
  const refundAmount = { currency: 'USD', value: '1000' };
  await sandbox.antom.refund({ refundRequestId: randomUUID(), paymentId, refundAmount });
  const { refunds } = await sandbox.order(session);
  expect(refunds).toMatchObject([{ amount: refundAmount, status: 'SUCCESS' }]);
});

test('captured too late', async () => {
  await using sandbox = await startSandbox();
  const session = await sandbox.session({ paymentFactor: { captureMode: 'MANUAL' } });
  const { paymentId = '' } = await sandbox.pay(session);
  await sandbox.clock.advance('8d');
  const capture = { captureRequestId: randomUUID(), paymentId, captureAmount: session.amount };
  const refusal = { resultCode: 'ORDER_STATUS_INVALID' };
  await expect(sandbox.antom.capture(capture)).rejects.toMatchObject(refusal);
});

test('charged after the shopper has left', async () => {
  await using sandbox = await startSandbox();
  const session = await sandbox.session();
  await sandbox.pay(session, { card: cards.undecided });
  await sandbox.clock.advance('10m');
  expect(await sandbox.decide(session, 'approve')).toMatchObject({ state: 'SUCCESS', charges: 1 });
});

test('notified of the capture before the payment', async () => {
  await using sandbox = await startSandbox();
  await sandbox.notifications.hold();
  await sandbox.pay(await sandbox.session());
  await sandbox.clock.advance('2s');
  const [payment, capture] = await sandbox.notifications.list();
  await sandbox.notifications.resend(capture!.notificationId);
  await sandbox.notifications.received({ notifyType: 'CAPTURE_RESULT' });
  await sandbox.notifications.resend(payment!.notificationId);
  await sandbox.notifications.received({ notifyType: 'PAYMENT_RESULT' });
});

test('a saved card whose token was deleted', async () => {
  await using sandbox = await startSandbox();
  const paymentMethod = {
    paymentMethodType: 'CARD',
    paymentMethodMetaData: { tokenizeMode: 'ASKFORCONSENT' },
  };
  const first = await sandbox.session({ productScene: 'ELEMENT_PAYMENT', paymentMethod });
  await sandbox.pay(first, { card: cards.paid, save: true });
  const { paymentRequestId } = first;
  const { paymentResultInfo } = await sandbox.antom.inquiryPayment({ paymentRequestId });
  const token = paymentResultInfo!.cardToken!;
  const again = () =>
    sandbox.session({
      productScene: 'ELEMENT_PAYMENT',
      savedPaymentMethods: [{ paymentMethodType: 'CARD', paymentMethodId: token }],
    });

  const paid = await sandbox.pay(await again(), { savedCard: '0768' });
  expect(paid.state).toBe('SUCCESS');
  await sandbox.antom.deleteToken({ token });
  await expect(again()).rejects.toMatchObject({ resultCode: 'TOKEN_NOT_EXIST' });
});

test('a dispute that is lost', async () => {
  await using sandbox = await startSandbox();
  const session = await sandbox.session();
  await sandbox.pay(session);
  await sandbox.disputes.raise(session);
  await sandbox.clock.advance('8d'); // nobody has defended it
  const { disputes } = await sandbox.order(session);
  expect(disputes).toMatchObject([{ status: 'closed', isChargedBack: true }]);
});

test('a subscription that is renewed', async () => {
  await using sandbox = await startSandbox();
  const { normalUrl = '' } = await sandbox.antom.createSubscription({
    subscriptionRequestId: randomUUID(),
    subscriptionDescription: 'Magazine',
    subscriptionStartTime: new Date().toISOString(),
    periodRule: { periodType: 'MONTH', periodCount: 1 },
    paymentMethod: { paymentMethodType: 'GCASH' },
    paymentAmount: { currency: 'PHP', value: '1000' },
    orderInfo: { orderAmount: { currency: 'PHP', value: '1000' } },
    subscriptionRedirectUrl: 'https://shop.example/subscribed',
    subscriptionNotificationUrl: `${sandbox.url}/sandbox/received`, // your server's
    paymentNotificationUrl: `${sandbox.url}/sandbox/received`,
  });
  await sandbox.agree(normalUrl);
  await sandbox.clock.advance('32d');
  expect(await sandbox.notifications.list({ notifyType: 'PAYMENT_RESULT' })).toHaveLength(2);
});
