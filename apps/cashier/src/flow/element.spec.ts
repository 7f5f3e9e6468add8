/** Sessions beyond the classic one: several methods, saved cards, instalments, express buttons, vaulting, replacement. */
import type { PaymentMethodType, SessionState } from '@ams-cashier/protocol';
import { describe, expect, it, vi } from 'vitest';
import {
  click,
  DECLINED,
  fillIn,
  IN_FLIGHT,
  input,
  open,
  OPEN,
  PAID,
  refusal,
  sdk,
  type,
  visible,
} from './page.fixture.ts';

const ELEMENT: SessionState = { ...OPEN, product: 'element', methods: ['CARD', 'GCASH', 'DANA'] };
const VISA = {
  id: 'visa',
  brand: 'VISA',
  lastFour: '0768',
  expiryMonth: '12',
  expiryYear: '30',
  needsSecurityCode: false,
};
const AMEX = { ...VISA, id: 'amex', brand: 'AMEX', lastFour: '0005', needsSecurityCode: true };
const WITH_CARDS: SessionState = { ...ELEMENT, savedCards: [VISA, AMEX] };
const amount = (value: string) => ({ currency: 'USD', value });
const PLANS = {
  plans: [
    { count: 3, each: amount('1400'), total: amount('4200') },
    { count: 6, each: amount('721'), total: amount('4326'), feePercentage: '3' },
  ],
};

const METHODS = { product: ELEMENT.product, methods: ELEMENT.methods };

const text = (selector: string) => document.querySelector(selector)?.textContent;
const texts = (selector: string) =>
  [...document.querySelectorAll(selector)].map((found) => found.textContent);
const body = () => sdk.gateway.pays[0];

describe('the list of methods', () => {
  it('has what the chosen one needs within its row, or below as tabs, in any case', async () => {
    await open({ session: [ELEMENT] });
    await sdk.receives('usable');
    expect(document.querySelector('.row.chosen .pane #number')).toBeTruthy();
    fillIn();
    sdk.send({ type: 'update', appearance: { layout: { type: 'TABS' } } });
    await vi.waitFor(() => expect(document.querySelector('.row .pane')).toBeNull());
    expect(visible('#number')).toBe(true);
    expect(input('number').value).toBe('4054 6957 2310 0768');
    sdk.send({ type: 'update', appearance: { layout: { type: 'Accordion' } } });
    await vi.waitFor(() => expect(document.querySelector('.row.chosen .pane')).toBeTruthy());
  });

  it('tells what the shopper chooses, and keeps what was typed', async () => {
    await open({ session: [ELEMENT] });
    await sdk.receives('usable');
    fillIn();
    click('#method-GCASH');
    expect(await sdk.receives('event')).toEqual({
      type: 'event',
      code: 'SDK_PAYMENT_METHOD_CHANGED',
      detail: { paymentMethod: { type: 'GCASH', name: 'GCash' } },
    });
    expect(visible('form')).toBe(false);
    click('#method-CARD');
    expect(await sdk.receives('event', 2)).toMatchObject({
      detail: { paymentMethod: { type: 'CARD' } },
    });
    expect(input('number').value).toBe('4054 6957 2310 0768');
  });

  it.each([
    ['element', undefined, false],
    ['element', true, true],
    ['page', undefined, true],
    ['page', false, false],
  ] as const)('%s, showSubmitButton %s: a button of its own %s', async (product, shown, has) => {
    const appearance = shown === undefined ? {} : { showSubmitButton: shown };
    await open({ session: [{ ...ELEMENT, product }], pay: [PAID] }, 'inline', { appearance });
    await sdk.receives('usable');
    expect(visible('form .pay')).toBe(has);
    // Enter submits either way
    fillIn();
    document.querySelector('form')?.requestSubmit();
    await sdk.receives('accepted');
  });
});

describe('saved cards', () => {
  it('come first, by brand, last digits and expiry; another card can be typed in', async () => {
    await open({ session: [WITH_CARDS] });
    await sdk.receives('usable');
    expect(texts('.method [aria-hidden=true]:not(svg)')).toEqual([
      'Visa •••• 0768',
      'American Express •••• 0005',
    ]);
    expect(texts('.method small')).toEqual(['Expires 12/30', 'Expires 12/30']);
    expect(texts('.method .heard')).toEqual([
      'Visa ending in 0768',
      'American Express ending in 0005',
    ]);
    expect(text('label[for=method-CARD]')).toContain('Use another card');
    expect(document.body.textContent).not.toContain('visa');
  });

  it('pay without a form', async () => {
    await open({ session: [WITH_CARDS], pay: [PAID] });
    await sdk.receives('usable');
    sdk.send({ type: 'submit', id: 1 });
    await sdk.receives('result');
    expect(body()).toMatchObject({ savedCard: { id: 'visa' } });
    expect(body()).not.toHaveProperty('card');
    expect(body()?.savedCard).not.toHaveProperty('securityCode');
  });

  it('ask for the code where the session says so, as long as the brand has it', async () => {
    await open({ session: [WITH_CARDS], pay: [PAID] });
    await sdk.receives('usable');
    expect(visible('#savedSecurityCode')).toBe(false);
    click('#saved-1');
    expect(visible('#savedSecurityCode')).toBe(true);
    sdk.send({ type: 'submit', id: 1 });
    expect(await sdk.receives('invalid')).toEqual({ type: 'invalid', id: 1 });
    expect(document.activeElement).toBe(input('savedSecurityCode'));
    expect(text('#savedSecurityCode-error')).toBe('Enter the security code.');
    type('savedSecurityCode', '123');
    sdk.send({ type: 'validate', id: 2 });
    expect(await sdk.receives('validity')).toMatchObject({ isValid: false });
    type('savedSecurityCode', '1234');
    sdk.send({ type: 'submit', id: 3 });
    await sdk.receives('result');
    expect(body()?.savedCard).toEqual({ id: 'amex', securityCode: '1234' });
    expect(input('savedSecurityCode').value).toBe('');
  });

  it('ask for the code where the shop says so', async () => {
    const storedCard = { needCVV: true };
    await open({ session: [WITH_CARDS], pay: [PAID] }, 'popup', { storedCard });
    await sdk.receives('usable');
    expect(visible('#savedSecurityCode')).toBe(true);
  });

  it('forget the code after a decline, and when another card is chosen', async () => {
    const declined = { ...DECLINED, savedCards: [AMEX, { ...AMEX, id: 'other', lastFour: '9' }] };
    await open({ session: [{ ...declined, result: undefined } as never], pay: [declined] });
    await sdk.receives('usable');
    type('savedSecurityCode', '1234');
    click('#saved-1');
    expect(input('savedSecurityCode').value).toBe('');
    type('savedSecurityCode', '1234');
    click('form.saved .pay');
    await sdk.receives('result');
    expect(input('savedSecurityCode').value).toBe('');
    expect(document.activeElement).toBe(input('savedSecurityCode'));
    expect(text('.notice')).toMatch(/^Your bank didn’t approve/);
  });
});

describe('a card that may be kept', () => {
  it.each([
    ['is, if the shopper agrees', true],
    ['is not, otherwise', false],
  ])('%s', async (_, agrees) => {
    await open({ session: [{ ...ELEMENT, consent: 'ask' }], pay: [PAID] });
    await sdk.receives('usable');
    expect(input('saveCard').checked).toBe(false);
    fillIn();
    if (agrees) click('#saveCard');
    sdk.send({ type: 'submit', id: 1 });
    await sdk.receives('result');
    expect(body()?.saveCard).toBe(agrees ? true : undefined);
  });

  it('is not asked for where the session does not', async () => {
    await open({ session: [ELEMENT] });
    await sdk.receives('usable');
    expect(document.querySelector('#saveCard')).toBeNull();
  });

  it('stays as it was chosen while the payment runs', async () => {
    await open({ session: [{ ...ELEMENT, consent: 'ask' }, IN_FLIGHT], pay: [IN_FLIGHT] });
    await sdk.receives('usable');
    fillIn();
    click('#saveCard');
    sdk.send({ type: 'submit', id: 1 });
    await sdk.receives('accepted');
    click('#saveCard');
    expect(input('saveCard').checked).toBe(true);
  });
});

describe('instalments', () => {
  const session: SessionState = { ...ELEMENT, product: 'page', instalments: PLANS };

  it('are offered with all amounts; the button says what is paid in all', async () => {
    await open({ session: [session], pay: [PAID] });
    await sdk.receives('usable');
    expect(texts('.plan')).toEqual([
      'Pay in full$42.00',
      '3 × $14.00Total $42.00',
      '6 × $7.21Total $43.26',
    ]);
    expect(text('form .pay')).toBe('Pay $42.00');
    click('#instalments-6');
    expect(text('form .pay')).toBe('Pay $43.26');
    fillIn();
    click('form .pay');
    await sdk.receives('result');
    expect(body()).toMatchObject({ instalments: 6 });
  });

  it('at once is no plan', async () => {
    await open({ session: [{ ...session, savedCards: [VISA] }], pay: [PAID] });
    await sdk.receives('usable');
    expect(visible('form.saved .instalments')).toBe(true);
    click('form.saved .pay');
    await sdk.receives('result');
    expect(body()).not.toHaveProperty('instalments');
  });
});

describe('express buttons', () => {
  const session: SessionState = {
    ...ELEMENT,
    methods: ['APPLEPAY', 'GCASH', 'ALIPAY_CN', 'CARD'],
    express: ['ALIPAY_CN', 'APPLEPAY'],
  };

  it('are above the list, in the order of the methods, and not in it', async () => {
    await open({ session: [session] });
    await sdk.receives('usable');
    expect(texts('.express-button span')).toEqual(['Apple Pay', 'Alipay']);
    expect([...document.querySelectorAll('.method input')].map(({ id }) => id)).toEqual([
      'method-GCASH',
      'method-CARD',
    ]);
  });

  it('a wallet of the device: a sheet that says it is simulated; nothing is paid before it is approved', async () => {
    await open({ session: [session], pay: [PAID] });
    await sdk.receives('usable');
    click('.express-button[data-method=APPLEPAY]');
    expect(visible('.sheet')).toBe(true);
    expect(text('.badge')).toBe('Simulated');
    expect(text('.sheet .pay')).toBe('Pay $42.00');
    expect(visible('.methods') || visible('.express')).toBe(false);
    click('.sheet .cancel');
    expect(visible('.sheet')).toBe(false);
    expect(visible('.methods') && visible('.express')).toBe(true);
    expect(sdk.types()).toEqual(['usable']);
    click('.express-button[data-method=APPLEPAY]');
    click('.sheet .pay');
    await sdk.receives('result');
    expect(sdk.types()).toEqual(['usable', 'accepted', 'result']);
    expect(body()?.express).toEqual({
      type: 'APPLEPAY',
      token: expect.stringMatching(/^simulated-/) as string,
    });
  });

  it('the shop’s own button opens the sheet of a listed one; nothing is submitted by that', async () => {
    await open({ session: [{ ...session, express: [] }], pay: [PAID] });
    await sdk.receives('usable');
    sdk.send({ type: 'submit', id: 1 });
    expect(await sdk.receives('invalid')).toEqual({ type: 'invalid', id: 1 });
    expect(visible('.sheet')).toBe(true);
    click('.sheet .pay');
    expect(await sdk.receives('accepted')).toEqual({ type: 'accepted' });
  });

  it('a decline of theirs does not mention cards', async () => {
    await open({ session: [session], pay: [{ ...session, result: DECLINED.result } as never] });
    await sdk.receives('usable');
    click('.express-button[data-method=APPLEPAY]');
    click('.sheet .pay');
    await sdk.receives('result');
    expect(text('.notice')).toBe(
      'The payment didn’t go through. Try again, or pay in another way.',
    );
  });

  it('a wallet that can’t be returned from is said to be unavailable', async () => {
    await open({ session: [{ ...session, returnProblem: 'no address' }] });
    await sdk.receives('usable');
    click('#method-CARD');
    click('.express-button[data-method=ALIPAY_CN]');
    expect(await sdk.receives('redirect_failed')).toMatchObject({ message: 'no address' });
    expect(visible('.pane > .notice')).toBe(true);
    expect(text('.pane > .notice')).toMatch(/isn’t available in this shop/);
  });

  it('at the wallet of a button, the way back to the list is below', async () => {
    const wallet = { type: 'ALIPAY_CN', form: 'qr', url: 'https://wallet.example/1' } as const;
    const at = { ...session, phase: 'in_flight', wallet } as const;
    await open({ session: [session, at], pay: [at] });
    await sdk.receives('usable');
    click('.express-button[data-method=ALIPAY_CN]');
    await sdk.receives('redirect');
    expect(visible('.wallet a') && visible('.methods') && !visible('.express')).toBe(true);
    expect(document.querySelector('.pane + .methods')).toBeTruthy();
    expect(document.querySelector('.method input:checked')).toBeNull();
  });

  it('alone, they are all there is', async () => {
    await open({ session: [{ ...session, methods: ['APPLEPAY'] }] });
    await sdk.receives('usable');
    expect(visible('.express') && !visible('form') && !visible('.methods')).toBe(true);
    sdk.send({ type: 'submit', id: 1 });
    sdk.send({ type: 'validate', id: 2 });
    expect(await sdk.receives('invalid')).toEqual({ type: 'invalid', id: 1 });
    expect(await sdk.receives('validity')).toMatchObject({ isValid: false });
  });
});

describe('vaulting', () => {
  const { amount: _amount, ...rest } = OPEN;
  const session: SessionState = { ...rest, product: 'vaulting' };

  it('speaks of a card that is saved, never of a payment', async () => {
    await open({ session: [session], pay: [{ ...PAID, ...session, phase: 'finished' } as never] });
    await sdk.receives('usable');
    expect(visible('.amount')).toBe(false);
    expect(text('form .pay')).toBe('Save card');
    fillIn();
    click('form .pay');
    expect(text('.waiting')).toBe('Saving your card…');
    await sdk.receives('result');
    expect(text('h2')).toBe('Card saved');
    expect(text('.end')).not.toMatch(/pay(ment|ing)|paid/i);
  });

  it('declines in its own words', async () => {
    await open({ session: [session], pay: [{ ...session, result: DECLINED.result } as never] });
    await sdk.receives('usable');
    fillIn();
    click('form .pay');
    await sdk.receives('result');
    expect(text('.notice strong')).toBe('Your bank didn’t approve this card.');
  });
});

describe('another session', () => {
  const dearer: SessionState = { ...WITH_CARDS, amount: amount('9900') };
  const replace = (id = 1) => sdk.send({ type: 'replace', id, session: 'c&&d&&2' });

  it('changes amount and methods in place, and keeps what was typed and chosen', async () => {
    const other = { ...dearer, methods: ['DANA', 'CARD'], consent: 'ask' } as const;
    await open({ session: [{ ...WITH_CARDS, consent: 'ask' }, other], pay: [PAID] });
    await sdk.receives('usable');
    click('#method-CARD');
    fillIn();
    click('#saveCard');
    const form = document.querySelector('form');
    replace();
    expect(await sdk.receives('replaced')).toEqual({ type: 'replaced', id: 1, live: true });
    expect(text('.amount')).toBe('$99.00');
    expect(document.querySelector('form')).toBe(form);
    expect(input('number').value).toBe('4054 6957 2310 0768');
    expect(input('method-CARD').checked && input('saveCard').checked).toBe(true);
    sdk.send({ type: 'submit', id: 2 });
    await sdk.receives('result');
    expect(body()).toMatchObject({ session: 'c&&d&&2', saveCard: true });
  });

  it.each<[string, readonly PaymentMethodType[], readonly PaymentMethodType[]]>([
    ['the same methods', ['CARD', 'GCASH'], ['CARD', 'GCASH']],
    ['fewer', ['CARD', 'GCASH', 'DANA'], ['CARD', 'DANA']],
    ['more, before it and after it', ['CARD', 'DANA'], ['GCASH', 'CARD', 'KAKAOPAY', 'DANA']],
    ['the others in another order', ['GCASH', 'CARD', 'DANA'], ['DANA', 'CARD', 'GCASH']],
    ['no other any more', ['CARD', 'GCASH'], ['CARD']],
    ['the first others', ['CARD'], ['GCASH', 'CARD']],
  ])('takes the focus out of no field: %s', async (_, methods, after) => {
    const other = { ...ELEMENT, methods: after, amount: amount('9900') };
    await open({ session: [{ ...ELEMENT, methods }, other] });
    await sdk.receives('usable');
    if (methods.length > 1) click('#method-CARD');
    type('number', '4054 6957');
    input('number').focus();
    replace();
    expect(await sdk.receives('replaced')).toMatchObject({ live: true });
    expect(document.activeElement).toBe(input('number'));
    expect(input('number').value).toBe('4054 6957');
    const shown = [...document.querySelectorAll<HTMLLabelElement>('.row > label')];
    const listed = shown.map(({ htmlFor }) => htmlFor.replace('method-', ''));
    expect(listed).toEqual(after.length > 1 ? after : ['CARD']);
    expect(visible('.methods')).toBe(after.length > 1);
  });

  it('takes the focus out of no saved card’s code, and from no plan', async () => {
    const before = { ...WITH_CARDS, instalments: PLANS };
    await open({ session: [before, { ...before, ...dearer }, { ...before, savedCards: [AMEX] }] });
    await sdk.receives('usable');
    click('#saved-1');
    input('savedSecurityCode').focus();
    replace();
    await sdk.receives('replaced');
    expect(document.activeElement).toBe(input('savedSecurityCode'));
    input('instalments-6').focus();
    replace(2);
    await sdk.receives('replaced');
    expect(document.activeElement).toBe(input('instalments-6'));
    expect(input('saved-1').checked).toBe(true);
  });

  it('takes away why the last card was declined: that was about another amount', async () => {
    await open({
      session: [ELEMENT, { ...ELEMENT, amount: amount('9900') }],
      pay: [{ ...DECLINED, ...METHODS }],
    });
    await sdk.receives('usable');
    fillIn();
    sdk.send({ type: 'submit', id: 2 });
    await sdk.receives('result');
    expect(visible('.notice')).toBe(true);
    replace();
    expect(await sdk.receives('replaced')).toMatchObject({ live: true });
    expect(visible('.notice')).toBe(false);
  });

  it('has other ids for the same saved cards', async () => {
    const savedCards = [VISA, AMEX].map((card) => ({ ...card, id: `new-${card.id}` }));
    await open({ session: [WITH_CARDS, { ...dearer, savedCards }], pay: [PAID] });
    await sdk.receives('usable');
    click('#saved-1');
    type('savedSecurityCode', '1234');
    replace();
    expect(await sdk.receives('replaced')).toMatchObject({ live: true });
    expect(input('savedSecurityCode').value).toBe('1234');
    sdk.send({ type: 'submit', id: 2 });
    await sdk.receives('result');
    expect(body()?.savedCard).toEqual({ id: 'new-amex', securityCode: '1234' });
  });

  it.each([
    ['of another shop', { ...dearer, merchantName: 'Another shop' }],
    ['of another product', { ...dearer, product: 'page' as const }],
    ['without the chosen method', { ...dearer, savedCards: [] }],
    ['that is being paid', { ...dearer, phase: 'in_flight' as const }],
    ['that the gateway refuses', refusal('session_unknown')],
  ])('%s: the form stays with the one that it has', async (_, other) => {
    await open({ session: [WITH_CARDS, other], pay: [PAID] });
    await sdk.receives('usable');
    replace();
    expect(await sdk.receives('replaced')).toEqual({ type: 'replaced', id: 1, live: false });
    expect(text('.amount')).toBe('$42.00');
    sdk.send({ type: 'submit', id: 2 });
    await sdk.receives('result');
    expect(body()).toMatchObject({ session: 'a&&b&&1', savedCard: { id: 'visa' } });
  });

  it('is refused while a payment runs', async () => {
    await open({ session: [WITH_CARDS, IN_FLIGHT, PAID], pay: [IN_FLIGHT] });
    await sdk.receives('usable');
    sdk.send({ type: 'submit', id: 2 });
    await sdk.receives('accepted');
    replace(3);
    expect(await sdk.receives('replaced')).toEqual({ type: 'replaced', id: 3, live: false });
  });
});
