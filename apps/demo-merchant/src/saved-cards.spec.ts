import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startShop, type TestShop } from './shop.fixture.ts';

let shop: TestShop;
beforeEach(async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  shop = await startShop();
});
afterEach(async () => {
  await shop.close();
  vi.restoreAllMocks();
});

const CARD = {
  cardToken: 'token-1',
  cardBrand: 'VISA',
  lastFour: '0768',
  expiryMonth: '02',
  expiryYear: '39',
};
const SHOWN = { brand: 'VISA', lastFour: '0768', expiryMonth: '02', expiryYear: '39' };

/** A browser that keeps the cookie of the shop. */
function customer() {
  let cookie = '';
  async function call(path: string, init: RequestInit = {}) {
    const response = await fetch(shop.url + path, {
      ...init,
      headers: { 'content-type': 'application/json', cookie, ...init.headers },
    });
    const [set] = response.headers.getSetCookie();
    if (set) cookie = set.split(';')[0] ?? '';
    return { set, status: response.status, body: (await response.json()) as never as Answer };
  }
  return {
    call,
    order: (key?: string, sku = 'desk-lamp', quantity = 1) =>
      call('/api/orders', {
        method: 'POST',
        headers: key === undefined ? {} : { 'idempotency-key': key },
        body: JSON.stringify({ sku, quantity, cashier: 'element' }),
      }),
    cards: async () => (await call('/api/cards')).body.cards ?? [],
  };
}

interface Answer {
  readonly cards?: readonly { readonly cardId: string }[];
  readonly error?: { readonly parameter?: string };
  readonly [field: string]: unknown;
}

const sentCards = () => shop.gateway.sessions.at(-1)?.savedPaymentMethods;

/** A customer with a card, from an order that was paid with consent. */
async function withCard() {
  const sam = customer();
  await sam.order();
  expect((await shop.notify({ paymentResultInfo: CARD })).status).toBe(200);
  return sam;
}

it('an order for a Payment Element asks for consent, and offers wallets', async () => {
  await customer().order();
  expect(shop.gateway.sessions.at(-1)).toMatchObject({
    productScene: 'ELEMENT_PAYMENT',
    availablePaymentMethod: {
      paymentMethodMetaData: { tokenizeMode: 'ASKFORCONSENT', isCardOnFile: true },
    },
  });
  expect(sentCards()).toBeUndefined();
});

it.each([
  ['desk-lamp', 2, true],
  ['desk-lamp', 3, false],
  ['notebook', 2, true],
  ['notebook', 3, false],
])('a saved card pays for a %s, %i times, without its code: %s', async (sku, quantity, isFree) => {
  await customer().order(undefined, sku, quantity);
  expect(
    shop.gateway.sessions.at(-1)?.availablePaymentMethod?.paymentMethodMetaData?.isCardOnFile,
  ).toBe(isFree);
});

it('an order for something else is refused', async () => {
  const response = await shop.post({ sku: 'desk-lamp', quantity: 1, cashier: 'hologram' });
  expect(response.status).toBe(400);
});

it('the cookie of a customer can be read by no script', async () => {
  const { set } = await customer().order();
  expect(set).toMatch(/^customer=[\w-]{32};.*HttpOnly.*SameSite=Lax/);
});

describe('a card that was saved with a payment', () => {
  it('is listed without its token, and goes with the customer’s next order', async () => {
    const sam = await withCard();
    const cards = await sam.cards();
    expect(cards).toEqual([{ cardId: expect.any(String), ...SHOWN }]);
    expect(JSON.stringify(cards)).not.toContain('token-1');
    await sam.order();
    expect(sentCards()).toEqual([{ paymentMethodType: 'CARD', paymentMethodId: 'token-1' }]);
  });

  it('is nobody else’s', async () => {
    await withCard();
    const other = customer();
    expect(await other.cards()).toEqual([]);
    await other.order();
    expect(sentCards()).toBeUndefined();
    expect(await other.cards()).toEqual([]);
  });

  it('can be removed once and by its customer only, and no late notification brings it back', async () => {
    const sam = await withCard();
    const [card] = await sam.cards();
    const path = `/api/cards/${card?.cardId}`;
    expect((await customer().call(path, { method: 'DELETE' })).status).toBe(404);
    expect((await sam.call(path, { method: 'DELETE' })).status).toBe(200);
    expect((await sam.call(path, { method: 'DELETE' })).status).toBe(404);
    expect(shop.gateway.goneTokens).toEqual(new Set(['token-1']));
    await shop.notify({ paymentResultInfo: CARD });
    expect(await sam.cards()).toEqual([]);
  });

  it('stays if the gateway does not hear of its removal', async () => {
    const sam = await withCard();
    const [card] = await sam.cards();
    shop.gateway.setDown(true);
    const path = `/api/cards/${card?.cardId}`;
    expect((await sam.call(path, { method: 'DELETE' })).status).toBe(502);
    shop.gateway.setDown(false);
    expect(await sam.cards()).toHaveLength(1);
    // the answer to an earlier attempt was lost
    shop.gateway.goneTokens.add('token-1');
    expect((await sam.call(path, { method: 'DELETE' })).status).toBe(200);
    expect(await sam.cards()).toEqual([]);
  });

  it('that the gateway has forgotten is dropped, and the page orders again with another key', async () => {
    const sam = await withCard();
    shop.gateway.goneTokens.add('token-1');
    const refused = await sam.order('key-1');
    expect(refused).toMatchObject({
      status: 400,
      body: { error: { parameter: 'idempotency-key' } },
    });
    expect((await sam.order('key-2')).status).toBe(201);
    expect(sentCards()).toBeUndefined();
    expect(await sam.cards()).toEqual([]);
  });
});

describe('a card that is saved without an order', () => {
  const begin = async () => {
    const sam = customer();
    const { status, body } = await sam.call('/api/cards', { method: 'POST' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ vaultingSessionData: expect.any(String) });
    return sam;
  };
  const vaultedCard = {
    cardToken: 'token-2',
    brand: 'VISA',
    last4: '0768',
    maskedCardNo: '4054********0768',
    expiryMonth: '02',
    expiryYear: '39',
  };
  const requestId = () => String(shop.gateway.vaultingRequests.at(-1));

  it('arrives with a notification', async () => {
    const sam = await begin();
    expect(await sam.cards()).toEqual([]);
    const notification = {
      notifyType: 'VAULTING_RESULT',
      vaultingRequestId: requestId(),
      vaultingStatus: 'SUCCESS',
      vaultingCreateTime: new Date().toISOString(),
      paymentMethodDetail: { paymentMethodType: 'CARD', card: vaultedCard },
    };
    for (let times = 0; times < 2; times += 1) {
      expect((await shop.notify(notification)).status).toBe(200);
    }
    expect(await sam.cards()).toEqual([{ cardId: expect.any(String), ...SHOWN }]);
  });

  it('is asked for if the notification is lost', async () => {
    const sam = await begin();
    shop.gateway.vaulted.set(requestId(), vaultedCard);
    expect(await sam.cards()).toEqual([{ cardId: expect.any(String), ...SHOWN }]);
  });
});
