import { randomUUID } from 'node:crypto';
import { cards, connectSandbox, type SandboxConnection } from '@ams-cashier/sandbox';
import { addresses, expect, test } from '../../fixtures/stack.ts';
import { playTexts } from '../../fixtures/test-run.ts';

/** What somebody does by hand, by what it is called. Each returns the order. */
const PAYMENTS: {
  readonly [name: string]: (sandbox: SandboxConnection) => Promise<{ paymentRequestId: string }>;
} = {
  async 'paid in a currency without minor units'(sandbox) {
    const session = await sandbox.session({ paymentAmount: { currency: 'JPY', value: '1999' } });
    await sandbox.pay(session);
    return session;
  },
  async 'declined, then challenged, approved and refunded'(sandbox) {
    const session = await sandbox.session();
    await sandbox.pay(session, { card: cards.declined });
    await sandbox.pay(session, { card: cards.threeDS });
    const { paymentId = '', amount } = await sandbox.decide(session, 'approve');
    await sandbox.antom.refund({ refundRequestId: randomUUID(), paymentId, refundAmount: amount! });
    return session;
  },
  async 'rejected at the bank, which the session makes ask'(sandbox) {
    const session = await sandbox.session({
      paymentMethod: {
        paymentMethodType: 'CARD',
        paymentMethodMetaData: { is3DSAuthentication: true },
      },
    });
    await sandbox.pay(session);
    await sandbox.decide(session, 'decline');
    return session;
  },
  async 'paid with a wallet'(sandbox) {
    const session = await sandbox.session({
      paymentMethod: { paymentMethodType: 'GCASH' },
      paymentAmount: { currency: 'PHP', value: '4200' },
    });
    await sandbox.pay(session, { wallet: 'GCASH' });
    await sandbox.decide(session, 'approve');
    return session;
  },
  async 'chosen by the holder name'(sandbox) {
    const session = await sandbox.session();
    await sandbox.pay(session, { card: cards.paid, holderName: 'submitted twice' });
    await sandbox.decide(session, 'approve');
    return session;
  },
  async 'captured in parts'(sandbox) {
    const session = await sandbox.session({ paymentFactor: { captureMode: 'MANUAL' } });
    const { paymentId = '' } = await sandbox.pay(session);
    const captureAmount = { currency: 'USD', value: '1000' };
    await sandbox.antom.capture({ captureRequestId: randomUUID(), paymentId, captureAmount });
    return session;
  },
  async 'declined by its amount, then closed'(sandbox) {
    const session = await sandbox.session({ paymentAmount: { currency: 'USD', value: '12' } });
    await sandbox.pay(session);
    await sandbox.expire(session);
    return session;
  },
  async 'never paid'(sandbox) {
    const session = await sandbox.session();
    await sandbox.expire(session);
    return session;
  },
  async 'cut off after the charge'(sandbox) {
    const session = await sandbox.session({ sandboxScenario: 'cut_after_charge' });
    await sandbox.pay(session).catch(() => undefined);
    return session;
  },
};

test(
  'payments that were made by hand are copied, and each test passes',
  { tag: '@full' },
  async () => {
    test.setTimeout(180_000);
    const sandbox = await connectSandbox(addresses.sandbox);
    const texts = await Promise.all(
      Object.values(PAYMENTS).map(async (make) => {
        const { paymentRequestId } = await make(sandbox);
        const path = `/sandbox/orders/${paymentRequestId}/test?runner=playwright`;
        return (await fetch(addresses.sandbox + path)).text();
      }),
    );
    const played = await playTexts(texts);
    const names = Object.keys(PAYMENTS);
    expect(
      played.map(({ status, errors }, index) => [names[index], status, errors]),
      texts.join('\n'),
    ).toEqual(names.map((name) => [name, 'passed', []]));
  },
);
