import { afterAll, beforeAll, expect, it } from 'vitest';
import { cards } from './cards.ts';
import type { Means } from './order.ts';
import { startSandbox, type Sandbox } from './start.ts';

let sandbox: Sandbox;
let token: string;

const element = (paymentMethodMetaData: Readonly<Record<string, unknown>>) =>
  ({
    productScene: 'ELEMENT_PAYMENT',
    paymentMethod: { paymentMethodType: 'CARD', paymentMethodMetaData },
  }) as const;
const again = (metaData: Readonly<Record<string, unknown>> = {}) =>
  sandbox.session({
    ...element(metaData),
    savedPaymentMethods: [{ paymentMethodType: 'CARD', paymentMethodId: token }],
  });

beforeAll(async () => {
  sandbox = await startSandbox();
  const session = await sandbox.session(element({ tokenizeMode: 'ASKFORCONSENT' }));
  await sandbox.pay(session, { card: cards.threeDS, save: true });
  await sandbox.decide(session, 'approve');
  const { paymentRequestId } = session;
  const { paymentResultInfo } = await sandbox.antom.inquiryPayment({ paymentRequestId });
  token = (paymentResultInfo as { readonly cardToken: string }).cardToken;
});
afterAll(() => sandbox.stop());

const lastFour = cards.threeDS.slice(-4);

it.each([
  ['with its security code', {}],
  ['without, as a card on file', { isCardOnFile: true }],
])('a saved card pays as its number does: %s', async (_, metaData) => {
  const session = await again(metaData);
  await sandbox.pay(session, { savedCard: lastFour });
  expect(await sandbox.decide(session, 'approve')).toMatchObject({ state: 'SUCCESS', charges: 1 });
});

it.each<[Means, string]>([
  [{ savedCard: '0000' }, `savedCard is "0000"; this session offers "${lastFour}".`],
  [{ savedCard: 3014 as unknown as string }, 'savedCard is 3014; it must be a string.'],
  [{ card: cards.paid, save: 'yes' as unknown as true }, 'save is "yes"; it must be true'],
  // nobody asks the shopper whether the card may be kept
  [{ card: cards.paid, save: true }, 'saveCard'],
])('%j is refused where it is not offered', async (means, message) => {
  const session = await again();
  await expect(sandbox.pay(session, means)).rejects.toThrow(message);
  expect((await sandbox.order(session)).charges).toBe(0);
});

it('a session without saved cards says so', async () => {
  const session = await sandbox.session();
  const paying = sandbox.pay(session, { savedCard: lastFour });
  await expect(paying).rejects.toThrow('this session offers no saved card.');
});
