/** Cards on file, from the shopper's consent to the deletion of their token. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  card,
  DECLINED_CARD,
  PAID_CARD,
  startReceiver,
  startTestSandbox,
} from '../server/sandbox.fixture.ts';

let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  [sandbox, receiver] = await Promise.all([startTestSandbox(), startReceiver()]);
});
afterAll(async () => {
  receiver.close();
  await sandbox.close();
});

const CARD_ONLY = [{ paymentMethodType: 'CARD' }];
const element = (metaData: object, change = {}) =>
  sandbox.open({
    productScene: 'ELEMENT_PAYMENT',
    availablePaymentMethod: {
      paymentMethodTypeList: CARD_ONLY,
      paymentMethodMetaData: metaData,
    },
    paymentNotifyUrl: receiver.url,
    ...change,
  } as never);
const asking = () => element({ tokenizeMode: 'ASKFORCONSENT' });
const onFile = (token: string, metaData: object = { isCardOnFile: true }) =>
  element(metaData, {
    savedPaymentMethods: [{ paymentMethodType: 'CARD', paymentMethodId: token }],
  });

interface Result {
  readonly [field: string]: unknown;
  readonly cardToken?: string;
}

async function resultInfo(session: Awaited<ReturnType<typeof element>>) {
  return (await session.inquire()).paymentResultInfo as Result;
}

/** A token, from a payment with consent. */
async function saved(number = PAID_CARD, change = {}): Promise<string> {
  const session = await asking();
  const state = await session.submit({ card: card(number, change), saveCard: true });
  expect(state.outcome).toBe('SUCCESSFUL');
  return String((await resultInfo(session)).cardToken);
}

describe('consent', () => {
  it('gives the server a token with the result, and the browser none', async () => {
    const session = await asking();
    expect((await session.state()).consent).toBe('ask');
    const state = await session.submit({ card: card(PAID_CARD), saveCard: true });
    expect(JSON.stringify(state)).not.toContain('card_');
    const info = {
      cardToken: expect.stringMatching(/^card_/),
      cardNo: '4054********0768',
      cardBrand: 'VISA',
      funding: 'CREDIT',
      issuingCountry: 'US',
      cardCategory: 'CONSUMER',
      networkTransactionId: expect.stringMatching(/^[0-9A-F]{16}$/),
      expiryMonth: '02',
      expiryYear: '39',
    };
    expect(await resultInfo(session)).toMatchObject(info);
    const notified = await vi.waitFor(() => {
      const found = receiver
        .verified(sandbox.antom)
        .find(
          (one) =>
            one.notifyType === 'PAYMENT_RESULT' &&
            one.paymentRequestId === session.paymentRequestId,
        );
      expect(found).toBeDefined();
      return found;
    });
    expect(notified).toMatchObject({ paymentResultInfo: info });
  });

  it('that is not given leaves no token', async () => {
    const session = await asking();
    await session.pay(PAID_CARD);
    expect(await resultInfo(session)).not.toHaveProperty('cardToken');
  });

  it('counts only if the session asks for it, and with a card', async () => {
    const silent = await element({});
    expect(await silent.state()).not.toHaveProperty('consent');
    const refused = await silent.submit({ card: card(PAID_CARD), saveCard: true });
    expect(refused.error?.message).toContain('saveCard');
  });

  it('to a card that is declined keeps nothing until another attempt succeeds', async () => {
    const session = await asking();
    const declined = await session.submit({ card: card(DECLINED_CARD), saveCard: true });
    expect(declined).toMatchObject({ phase: 'open', outcome: 'FAIL' });
    expect(await resultInfo(session)).not.toHaveProperty('cardToken');
    await session.submit({ card: card('5162774114974622'), saveCard: true });
    expect(await resultInfo(session)).toMatchObject({
      cardToken: expect.stringMatching(/^card_/),
      cardBrand: 'MASTERCARD',
    });
  });

  it('is remembered while the bank asks', async () => {
    const session = await asking();
    const state = await session.submit({ card: card('4000000000003014'), saveCard: true });
    expect(state.phase).toBe('challenge');
    expect(await resultInfo(session)).not.toHaveProperty('cardToken');
    const page = await (await fetch(sandbox.url + state.challengePath)).text();
    const [, issuer = ''] = /<iframe\s+src="[^"]*(\/issuer\/[\w-]+)/.exec(page) ?? [];
    await fetch(sandbox.url + issuer, {
      method: 'POST',
      body: new URLSearchParams({ answer: 'approve' }),
    });
    expect(await resultInfo(session)).toHaveProperty('cardToken');
  });
});

describe('a card on file', () => {
  it('is shown by its mask, and pays without being typed', async () => {
    const token = await saved();
    const session = await onFile(token);
    const [shown] = (await session.state()).savedCards ?? [];
    expect(shown).toEqual({
      id: expect.any(String),
      brand: 'VISA',
      lastFour: '0768',
      expiryMonth: '02',
      expiryYear: '39',
      needsSecurityCode: false,
    });
    expect(shown?.id).not.toContain(token);
    const state = await session.submit({ savedCard: { id: shown?.id } });
    expect(state).toMatchObject({
      outcome: 'SUCCESSFUL',
      result: { cardPaymentResultInfo: { cardNo: '4054********0768', lastFour: '0768' } },
    });
    expect(JSON.stringify(state)).not.toContain(token);
    expect(await resultInfo(session)).toMatchObject({ cardToken: token });
  });

  it('needs its security code unless the payment is marked as one with a card on file', async () => {
    const session = await onFile(await saved(), {});
    const [shown] = (await session.state()).savedCards ?? [];
    expect(shown?.needsSecurityCode).toBe(true);
    const pay = (securityCode?: string) =>
      session.submit({ savedCard: { id: shown?.id, ...(securityCode && { securityCode }) } });
    for (const wrong of [undefined, '12', 'abc']) {
      expect(await pay(wrong)).toMatchObject({
        phase: 'open',
        result: { paymentResultCode: 'INVALID_CVV' },
      });
    }
    expect(await pay('987')).toMatchObject({ outcome: 'SUCCESSFUL' });
  });

  it.each([
    ['4000000000003014', { phase: 'challenge' }],
    ['4000000000004103', { outcome: 'PENDING' }],
  ])('that was typed as %s behaves like that one: %o', async (number, expected) => {
    const vaulting = await sandbox.openVaulting();
    let state = await vaulting.pay(number);
    if (state.phase === 'challenge') {
      const page = await (await fetch(sandbox.url + state.challengePath)).text();
      const [, issuer = ''] = /<iframe\s+src="[^"]*(\/issuer\/[\w-]+)/.exec(page) ?? [];
      await fetch(sandbox.url + issuer, {
        method: 'POST',
        body: new URLSearchParams({ answer: 'approve' }),
      });
    }
    await vi.waitFor(
      async () => {
        state = await vaulting.state();
        expect(state.outcome).toBe('SUCCESSFUL');
      },
      { timeout: 8_000 },
    );
    const { paymentMethodDetail } = (await vaulting.inquire()) as {
      readonly paymentMethodDetail?: { readonly card: { readonly cardToken: string } };
    };
    const session = await onFile(String(paymentMethodDetail?.card.cardToken));
    const [shown] = (await session.state()).savedCards ?? [];
    expect(await session.submit({ savedCard: { id: shown?.id } })).toMatchObject(expected);
  });

  it('is charged once, however often it is pressed', async () => {
    const session = await onFile(await saved());
    const [shown] = (await session.state()).savedCards ?? [];
    const savedCard = { id: shown?.id };
    const submitId = randomUUID();
    await Promise.all([
      ...Array.from({ length: 5 }, () => session.submit({ savedCard }, submitId)),
      ...Array.from({ length: 5 }, () => session.submit({ savedCard })),
    ]);
    const payment = (await sandbox.payments()).find(
      ({ paymentRequestId }) => paymentRequestId === session.paymentRequestId,
    );
    expect(payment).toMatchObject({ charges: 1, attempts: [{ outcome: 'SUCCESSFUL' }] });
  });

  it('has a handle that is worth nothing in another session', async () => {
    const token = await saved();
    const [first, second] = [await onFile(token), await onFile(token)];
    const [shown] = (await first.state()).savedCards ?? [];
    const refused = await second.submit({ savedCard: { id: shown?.id } });
    expect(refused.error?.code).toBe('request_invalid');
    expect((await second.submit({ savedCard: { id: token } })).error?.code).toBe('request_invalid');
  });

  it('cannot pay together with something else', async () => {
    const session = await asking();
    const both = { card: card(PAID_CARD), savedCard: { id: 'x' } };
    expect((await session.submit(both)).error?.message).toBe('card and savedCard cannot both pay.');
  });
});

describe('a token', () => {
  const call = (api: string, request: object) => sandbox.call(`vaults/${api}`, request);

  it('can be inquired and updated', async () => {
    const token = await saved();
    const before = await call('inquireToken', { token });
    expect(before).toMatchObject({
      result: { resultStatus: 'S' },
      token,
      accountHolderName: { fullName: 'A Buyer' },
      issuerName: 'Sandbox Bank',
      issuingCountry: 'US',
      tokenExpiryTime: '2039-03-01T00:00:00+00:00',
    });
    const email = 'sam@shop.example';
    const accountHolderName = { firstName: 'Sam', lastName: 'Buyer' };
    expect(await call('updateToken', { token, email, accountHolderName })).toEqual({
      result: expect.objectContaining({ resultStatus: 'S' }),
      token,
    });
    expect(await call('inquireToken', { token })).toMatchObject({
      email,
      accountHolderName: { fullName: 'Sam Buyer' },
      tokenExpiryTime: before['tokenExpiryTime'],
    });
  });

  it('ends when the merchant says so, but not after its card', async () => {
    const token = await saved();
    const late = await call('updateToken', {
      token,
      tokenExpiryTime: '2039-03-02T00:00:00+00:00',
    });
    expect(late.result).toMatchObject({ resultCode: 'PARAM_ILLEGAL' });
    const tokenExpiryTime = new Date(Date.now() + 1500).toISOString();
    await call('updateToken', { token, tokenExpiryTime });
    await vi.waitFor(
      async () => {
        const { result } = await call('inquireToken', { token });
        expect(result.resultCode).toBe('TOKEN_NOT_EXIST');
      },
      { timeout: 5_000 },
    );
    await expect(onFile(token)).rejects.toMatchObject({ resultCode: 'TOKEN_NOT_EXIST' });
  });

  it('that was deleted is offered nowhere, not even in sessions that are open', async () => {
    const token = await saved();
    const session = await onFile(token);
    const [shown] = (await session.state()).savedCards ?? [];
    for (let times = 0; times < 2; times += 1) {
      expect((await call('deleteToken', { token })).result).toMatchObject({ resultStatus: 'S' });
    }
    expect(await session.state()).not.toHaveProperty('savedCards');
    expect(await session.submit({ savedCard: { id: shown?.id } })).toMatchObject({
      phase: 'open',
      result: { paymentResultCode: 'INVALID_CARD' },
    });
    expect((await call('inquireToken', { token })).result.resultCode).toBe('TOKEN_NOT_EXIST');
    expect((await call('updateToken', { token })).result.resultCode).toBe('TOKEN_NOT_EXIST');
    await expect(onFile(token)).rejects.toMatchObject({
      resultCode: 'TOKEN_NOT_EXIST',
      message: expect.stringContaining('savedPaymentMethods[0].paymentMethodId'),
    });
  });

  it('that never was one is refused', async () => {
    for (const api of ['inquireToken', 'updateToken', 'deleteToken']) {
      const { result } = await call(api, { token: 'card_unknown' });
      expect(result).toMatchObject({ resultCode: 'TOKEN_NOT_EXIST', resultStatus: 'F' });
    }
  });
});
