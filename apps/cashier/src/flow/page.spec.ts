import { HELLO, type SessionState } from '@ams-cashier/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CHALLENGE,
  click,
  DECLINED,
  FAILED,
  fillIn,
  IN_FLIGHT,
  input,
  OPEN,
  open,
  page,
  PAID,
  refusal,
  sdk,
  start,
  type,
  visible,
  type Answer,
} from './page.fixture.ts';

describe('connection', () => {
  it('repeats its hello until it is connected', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    await start({ session: [OPEN] });
    const posted = vi.spyOn(sdk.frame.parent, 'postMessage');
    vi.advanceTimersByTime(500);
    expect(posted).toHaveBeenCalledTimes(2);
    expect(posted.mock.lastCall?.[0]).toMatchObject({ type: HELLO, minVersion: 1, maxVersion: 1 });
    sdk.connect();
    vi.advanceTimersByTime(60_000);
    expect(posted).toHaveBeenCalledTimes(2);
    posted.mockRestore();
    vi.useRealTimers();
  });

  it('accepts one connection, from the parent window, with one port and its own version', async () => {
    await start({ session: [OPEN] });
    const stranger = new MessageChannel();
    sdk.connect({});
    sdk.connect(sdk.frame.parent, []);
    sdk.connect(sdk.frame.parent, [stranger.port1, stranger.port2]);
    sdk.connect(sdk.frame.parent, [stranger.port2], 2);
    sdk.connect();
    sdk.connect(sdk.frame.parent, [stranger.port2]);
    let answered = false;
    stranger.port1.onmessage = () => (answered = true);
    stranger.port1.postMessage({ type: 'ping', id: 1 });
    sdk.send({ type: 'ping', id: 2 });
    expect(await sdk.receives('pong')).toEqual({ type: 'pong', id: 2 });
    expect(answered).toBe(false);
    stranger.port1.close();
    stranger.port2.close();
  });

  it('logs messages that violate the protocol, and ignores types of a newer SDK', async () => {
    await open({ session: [OPEN] });
    await sdk.receives('usable');
    for (const bad of [
      'hi',
      null,
      { type: 'submit' },
      { type: 'ping', id: 'x' },
      { type: 'later' },
    ]) {
      sdk.post(bad);
    }
    sdk.send({ type: 'ping', id: 9 });
    await sdk.receives('pong');
    expect(sdk.types()).toEqual(['usable', 'log', 'log', 'log', 'log', 'pong']);
  });
});

describe('loading', () => {
  it('shows the form with amount and merchant', async () => {
    await open({ session: [OPEN] });
    await sdk.receives('usable');
    expect(document.querySelector('header')?.textContent).toBe('A shopA thing$42.00');
    expect(document.querySelector('.pay')?.textContent).toBe('Pay $42.00');
    expect(sdk.gateway.calls[0]?.trace).toBe('t');
  });

  it('retries after a broken connection', async () => {
    await open({ session: ['cut', 'cut', OPEN] });
    await sdk.receives('usable');
    expect(sdk.types()).toEqual(['log', 'log', 'usable']);
  });

  it('gives up after three retries', async () => {
    await open({ session: ['cut'] });
    expect((await sdk.receives('refused'))?.message).toMatch(/could not open the session/);
    expect(sdk.gateway.calls).toHaveLength(4);
  });

  it('does not retry a refused request', async () => {
    await open({ session: [refusal('session_unknown')] });
    expect(await sdk.receives('refused')).toMatchObject({ traceId: 'trace' });
    expect(sdk.gateway.calls).toHaveLength(1);
  });

  it.each([
    ['as a phase', { ...OPEN, phase: 'expired' } as const],
    ['as a refusal', refusal('session_expired')],
  ])('reports an expired session (%s) and opens the fresh one', async (_, answer) => {
    await open({ session: [answer, OPEN] });
    await sdk.receives('expired');
    sdk.send({ type: 'renew', session: 'c&&d&&2' });
    await sdk.receives('usable');
    expect(sdk.gateway.calls.at(-1)?.body.session).toBe('c&&d&&2');
  });

  it('shows a finished payment, never a form', async () => {
    await open({ session: [PAID] });
    expect(await sdk.receives('result')).toEqual({
      type: 'result',
      outcome: 'SUCCESSFUL',
      final: true,
      replayed: true,
      result: PAID.result,
    });
    expect(sdk.types()).toEqual(['usable', 'result']);
    expect(visible('form')).toBe(false);
    expect(document.querySelector('h2')?.textContent).toBe('Payment complete');
  });

  it('waits for an attempt that is in flight, without a form', async () => {
    await open({ session: [CHALLENGE, CHALLENGE, IN_FLIGHT, PAID] });
    await sdk.receives('challenge');
    expect(visible('form')).toBe(false);
    expect(await sdk.receives('result')).toMatchObject({ outcome: 'SUCCESSFUL', replayed: true });
    expect(sdk.types()).toEqual(['resume', 'challenge', 'challenge_done', 'result']);
  });
});

describe('submitting', () => {
  it('sends nothing to the gateway while the form is invalid', async () => {
    await open({ session: [OPEN] });
    await sdk.receives('usable');
    type('number', '4054695723100769');
    click('.pay');
    sdk.send({ type: 'submit', id: 7 });
    await sdk.receives('invalid', 2);
    expect(sdk.received.slice(1)).toEqual([{ type: 'invalid' }, { type: 'invalid', id: 7 }]);
    expect(sdk.gateway.pays).toEqual([]);
    expect(document.activeElement).toBe(input('number'));
    expect(input('number').getAttribute('aria-invalid')).toBe('true');
    const described = document.querySelector(
      `#${input('number').getAttribute('aria-describedby')}`,
    );
    expect(described?.textContent).toMatch(/valid card number/);
    expect(document.querySelector('[role=status]')?.textContent).toMatch(
      /^4 fields need attention\. Card number: This isn’t/,
    );
  });

  it('sends accepted before it calls the gateway, pays once, and clears the card', async () => {
    await open({ session: [OPEN], pay: [PAID] });
    await sdk.receives('usable');
    fillIn();
    sdk.send({ type: 'submit', id: 3 });
    await sdk.receives('accepted');
    await sdk.receives('result');
    expect(sdk.received.slice(1)).toEqual([
      { type: 'accepted', id: 3 },
      { type: 'result', outcome: 'SUCCESSFUL', final: true, replayed: false, result: PAID.result },
    ]);
    expect(sdk.gateway.pays).toEqual([
      {
        session: 'a&&b&&1',
        submitId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        card: {
          number: '4054695723100768',
          expiryMonth: '02',
          expiryYear: '29',
          securityCode: '123',
          holderName: 'Ada Lovelace',
        },
      },
    ]);
    expect([...document.querySelectorAll('input')].map(({ value }) => value).join('')).toBe('');
  });

  it('answers nineteen of twenty clicks with duplicate', async () => {
    await open({ session: [OPEN, IN_FLIGHT, PAID], pay: [IN_FLIGHT] });
    await sdk.receives('usable');
    fillIn();
    for (let clicks = 0; clicks < 20; clicks += 1) click('.pay');
    await sdk.receives('result');
    expect(sdk.types().filter((type) => type === 'accepted')).toHaveLength(1);
    expect(sdk.types().filter((type) => type === 'duplicate')).toHaveLength(19);
    expect(sdk.gateway.pays).toHaveLength(1);
  });

  it('repeats an interrupted payment under the same id until it is answered', async () => {
    const cuts: Answer[] = ['cut', 'cut', refusal('internal'), 'cut', 'cut'];
    await open({ session: [OPEN], pay: [...cuts, PAID] });
    await sdk.receives('usable');
    fillIn();
    click('.pay');
    await sdk.receives('result');
    expect(sdk.gateway.pays).toHaveLength(6);
    expect(new Set(sdk.gateway.pays.map(({ submitId }) => submitId)).size).toBe(1);
  });

  it('keeps the form after a decline, except the security code, and pays under another id', async () => {
    await open({ session: [OPEN], pay: [DECLINED, PAID] });
    await sdk.receives('usable');
    fillIn('4054692760174822');
    click('.pay');
    expect(await sdk.receives('result')).toMatchObject({
      outcome: 'FAIL',
      final: false,
      replayed: false,
    });
    expect(document.querySelector('[role=alert]')?.textContent).toBe(
      'Your bank didn’t approve this payment. Try another card, or ask your bank.',
    );
    expect(input('number').value).toBe('4054 6927 6017 4822');
    expect(input('holderName').value).toBe('Ada Lovelace');
    expect(input('securityCode').value).toBe('');
    expect(input('number').readOnly).toBe(false);
    expect(document.activeElement).toBe(input('number'));
    fillIn();
    click('.pay');
    expect(await sdk.receives('result', 2)).toMatchObject({ outcome: 'SUCCESSFUL', final: true });
    expect(new Set(sdk.gateway.pays.map(({ submitId }) => submitId)).size).toBe(2);
  });

  it('ends after a decline that the session cannot serve', async () => {
    await open({ session: [OPEN], pay: [FAILED] });
    await sdk.receives('usable');
    fillIn();
    click('.pay');
    expect(await sdk.receives('result')).toMatchObject({ outcome: 'FAIL', final: true });
    expect(visible('form')).toBe(false);
    sdk.send({ type: 'submit', id: 1 });
    await sdk.receives('log');
    expect(sdk.gateway.pays).toHaveLength(1);
  });

  it('waits for the first attempt if the gateway reports a duplicate', async () => {
    await open({ session: [OPEN, IN_FLIGHT, PAID], pay: [{ ...IN_FLIGHT, duplicate: true }] });
    await sdk.receives('usable');
    fillIn();
    click('.pay');
    expect(await sdk.receives('result')).toMatchObject({ outcome: 'SUCCESSFUL', replayed: true });
    expect(sdk.types()).toEqual(['usable', 'accepted', 'duplicate', 'result']);
  });

  it('reports a challenge once, and its end', async () => {
    await open({ session: [OPEN, CHALLENGE, CHALLENGE, IN_FLIGHT, FAILED], pay: [CHALLENGE] });
    await sdk.receives('usable');
    fillIn();
    click('.pay');
    await sdk.receives('result');
    expect(sdk.types()).toEqual(['usable', 'accepted', 'challenge', 'challenge_done', 'result']);
    expect(sdk.received[2]).toEqual({
      type: 'challenge',
      path: '/cashier/3ds/1?locale=en_US&theme=light',
    });
  });

  it('pays with a fresh session if the old one expired while the shopper typed', async () => {
    await open({ session: [OPEN], pay: [refusal('session_expired'), PAID] });
    await sdk.receives('usable');
    fillIn();
    click('.pay');
    await sdk.receives('expired');
    sdk.send({ type: 'renew', session: 'c&&d&&2' });
    expect(await sdk.receives('result')).toMatchObject({ outcome: 'SUCCESSFUL' });
    const [first, second] = sdk.gateway.pays;
    expect(second).toEqual({ ...first, session: 'c&&d&&2' });
  });

  it('goes straight on if the fresh session was there before the gateway refused the old one', async () => {
    await open({ session: [OPEN], pay: ['cut', refusal('session_expired'), PAID] });
    await sdk.receives('usable');
    fillIn();
    click('.pay');
    await sdk.receives('accepted');
    sdk.send({ type: 'renew', session: 'c&&d&&2' });
    expect(await sdk.receives('result')).toMatchObject({ outcome: 'SUCCESSFUL' });
    expect(sdk.types()).not.toContain('expired');
    expect(sdk.gateway.pays.at(-1)).toMatchObject({ session: 'c&&d&&2' });
  });

  it('does not pay an amount that was not shown', async () => {
    const dearer = { ...OPEN, amount: { currency: 'USD', value: '9900' } };
    await open({ session: [OPEN, dearer], pay: [refusal('session_expired'), PAID] });
    await sdk.receives('usable');
    fillIn();
    click('.pay');
    await sdk.receives('expired');
    sdk.send({ type: 'renew', session: 'c&&d&&2' });
    expect(await sdk.receives('result')).toMatchObject({ outcome: 'FAIL', final: true });
    expect(sdk.gateway.pays).toHaveLength(1);
  });

  it.each([
    ['refused at once', ['request_invalid'], 'FAIL'],
    ['refused as expired, without a fresh session in time', ['session_expired'], 'FAIL'],
    [
      'refused after an interrupted request, which may have been taken',
      ['cut', 'session_unknown'],
      'PROCESSING',
    ],
  ])('reports a payment that was %s', async (_, codes, outcome) => {
    const pay = codes.map((code): Answer => (code === 'cut' ? code : refusal(code)));
    await open({ session: [OPEN], pay });
    await sdk.receives('usable');
    fillIn();
    click('.pay');
    expect(await sdk.receives('result')).toMatchObject({ outcome, final: true });
  });

  it('leaves an attempt undecided if the gateway forgets its session', async () => {
    await open({ session: [OPEN, refusal('session_unknown')], pay: [IN_FLIGHT] });
    await sdk.receives('usable');
    fillIn();
    click('.pay');
    expect(await sdk.receives('result')).toMatchObject({ outcome: 'PROCESSING', final: true });
  });
});

describe('requests of the SDK', () => {
  it('validates without paying', async () => {
    await open({ session: [OPEN] });
    await sdk.receives('usable');
    sdk.send({ type: 'validate', id: 1 });
    expect(await sdk.receives('validity')).toEqual({ type: 'validity', id: 1, isValid: false });
    expect(document.querySelectorAll('[aria-invalid]')).toHaveLength(4);
    fillIn();
    expect(document.querySelectorAll('[aria-invalid]')).toHaveLength(0);
    sdk.send({ type: 'validate', id: 2 });
    expect(await sdk.receives('validity', 2)).toEqual({ type: 'validity', id: 2, isValid: true });
    expect(sdk.gateway.pays).toEqual([]);
  });

  it('lets a shopper leave who has not paid, and accepts no submit afterwards', async () => {
    await open({ session: [OPEN], pay: [PAID] });
    await sdk.receives('usable');
    fillIn();
    sdk.send({ type: 'leave', id: 4 });
    expect(await sdk.receives('left')).toEqual({ type: 'left', id: 4, inFlight: false });
    click('.pay');
    sdk.send({ type: 'submit', id: 5 });
    await sdk.receives('log', 2);
    expect(sdk.gateway.pays).toEqual([]);
  });

  it('reports an attempt in flight to a shopper who wants to leave', async () => {
    await open({ session: [OPEN, IN_FLIGHT], pay: [IN_FLIGHT] });
    await sdk.receives('usable');
    fillIn();
    click('.pay');
    sdk.send({ type: 'leave', id: 4 });
    expect(await sdk.receives('left')).toEqual({ type: 'left', id: 4, inFlight: true });
  });

  it('asks the gateway when probed: the result comes before the pong', async () => {
    // every try to pay is cut, so nothing but the probe can find it out
    await open({ session: [OPEN, PAID], pay: ['cut'] });
    await sdk.receives('usable');
    fillIn();
    click('.pay');
    await sdk.receives('accepted');
    sdk.send({ type: 'probe', id: 6 });
    await sdk.receives('pong');
    expect(sdk.types().filter((type) => type !== 'log')).toEqual([
      'usable',
      'accepted',
      'result',
      'pong',
    ]);
  });

  it('does not mistake an earlier decline for the answer to a payment in progress', async () => {
    await open({ session: [OPEN, DECLINED], pay: [DECLINED, 'cut'] });
    await sdk.receives('usable');
    fillIn('4054692760174822');
    click('.pay');
    await sdk.receives('result');
    fillIn();
    click('.pay');
    await sdk.receives('accepted', 2);
    sdk.send({ type: 'probe', id: 6 });
    await sdk.receives('pong');
    expect(sdk.types().filter((type) => type === 'result')).toHaveLength(1);
  });

  it('shows an undecided payment when the SDK says so', async () => {
    await open({ session: [OPEN], pay: ['cut'] });
    await sdk.receives('usable');
    fillIn();
    click('.pay');
    sdk.send({ type: 'undecided' });
    await vi.waitFor(() =>
      expect(document.querySelector('h2')?.textContent).toBe('We’re still checking'),
    );
  });

  it('changes language and appearance in place', async () => {
    await open({ session: [OPEN] });
    await sdk.receives('usable');
    type('number', '4054');
    click('.pay');
    input('expiry').focus();
    sdk.send({
      type: 'update',
      locale: 'zh_CN',
      appearance: { themeType: 'dark', showSubmitButton: false },
    });
    await vi.waitFor(() => expect(document.documentElement.lang).toBe('zh-CN'));
    expect(document.querySelector('label')?.textContent).toBe('卡号');
    expect(document.querySelector('#number-error')?.textContent).toBe('卡号位数不足，请核对卡面。');
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(visible('.pay')).toBe(false);
    expect(input('number').value).toBe('4054');
    expect(document.activeElement).toBe(input('expiry'));
  });

  it('keeps the form when a fresh session has the same amount, and clears it for another', async () => {
    const dearer = { ...OPEN, amount: { currency: 'USD', value: '9900' } };
    await open({ session: [OPEN, { ...OPEN, merchantName: 'The shop' }, dearer] });
    await sdk.receives('usable');
    fillIn();
    sdk.send({ type: 'renew', session: 'c&&d&&2' });
    await vi.waitFor(() => expect(document.querySelector('h1')?.textContent).toBe('The shop'));
    expect(input('number').value).toBe('4054 6957 2310 0768');
    sdk.send({ type: 'renew', session: 'e&&f&&3' });
    await vi.waitFor(() => expect(document.querySelector('.pay')?.textContent).toBe('Pay $99.00'));
    expect(input('number').value).toBe('');
    expect(sdk.types().filter((type) => type === 'usable')).toHaveLength(1);
  });
});

describe('leaving', () => {
  it.each(['inline', 'popup'] as const)('%s: Cancel is shown inline only', async (display) => {
    await open({ session: [OPEN] }, display);
    await sdk.receives('usable');
    expect(visible('.cancel')).toBe(display === 'inline');
    page.cancel();
    await sdk.receives('close');
  });

  it('the end state of a popup can be dismissed, an inline one stays', async () => {
    await open({ session: [PAID] });
    await sdk.receives('result');
    click('.put-away');
    await sdk.receives('dismiss');
    sdk.close();
    document.body.replaceChildren();
    await open({ session: [PAID] }, 'inline');
    await sdk.receives('result');
    expect(visible('.put-away')).toBe(false);
    expect(visible('.cancel')).toBe(false);
  });
});

describe('wallets', () => {
  const URL_OF_WALLET = 'http://127.0.0.1:4242/wallet/1';
  const CHOICE: SessionState = { ...OPEN, methods: ['CARD', 'GCASH', 'KAKAOPAY', 'ALIPAY_CN'] };
  const at = (type: 'GCASH' | 'KAKAOPAY' | 'ALIPAY_CN', form: 'redirect' | 'window' | 'qr') => ({
    ...CHOICE,
    phase: 'in_flight' as const,
    wallet: { type, form, url: URL_OF_WALLET },
  });
  const choose = (type: string) => input(`method-${type}`).click();
  const goOn = () => click('.wallet button.pay');

  it('are offered beside the card; only the chosen one is shown', async () => {
    await open({ session: [CHOICE] });
    await sdk.receives('usable');
    expect(visible('.methods') && visible('form')).toBe(true);
    expect(visible('.wallet')).toBe(false);
    choose('GCASH');
    expect(visible('.wallet')).toBe(true);
    expect(visible('form') || visible('.privacy')).toBe(false);
    sdk.send({ type: 'validate', id: 5 });
    expect(await sdk.receives('validity')).toMatchObject({ isValid: true });
  });

  it('a session with one method offers no choice', async () => {
    await open({ session: [{ ...OPEN, methods: ['GCASH'] }] });
    await sdk.receives('usable');
    expect(visible('.methods') || visible('form')).toBe(false);
    expect(document.querySelector('.wallet button')?.textContent).toBe('Continue with GCash');
  });

  it('redirect: accepted, then the shop’s page is sent there, once', async () => {
    await open({ session: [CHOICE, at('GCASH', 'redirect')], pay: [at('GCASH', 'redirect')] });
    await sdk.receives('usable');
    choose('GCASH');
    goOn();
    expect(await sdk.receives('redirect')).toEqual({ type: 'redirect', url: URL_OF_WALLET });
    expect(sdk.gateway.pays[0]).toMatchObject({
      wallet: { type: 'GCASH', form: 'redirect', openId: 'o' },
    });
    await vi.waitFor(() => expect(sdk.gateway.calls.length).toBeGreaterThan(4));
    expect(sdk.types()).toEqual(['usable', 'event', 'accepted', 'redirect']);
    // the shopper who is back goes there again by the link, which opens no second window
    const press = new MouseEvent('click', { cancelable: true });
    document.querySelector('.wallet a')?.dispatchEvent(press);
    expect(press.defaultPrevented).toBe(true);
    await sdk.receives('redirect', 2);
  });

  it('code: the page stays and polls until the payment is decided', async () => {
    const wallet = at('ALIPAY_CN', 'qr');
    await open({ session: [CHOICE, wallet, wallet, PAID], pay: [wallet] });
    await sdk.receives('usable');
    choose('ALIPAY_CN');
    goOn();
    expect(await sdk.receives('redirect')).toMatchObject({ opened: true });
    expect(await sdk.receives('result')).toMatchObject({ outcome: 'SUCCESSFUL', final: true });
    expect(visible('.wallet')).toBe(false);
  });

  it('window: opened at the press, sent to the wallet, closed at the end', async () => {
    const beside = { opener: window, location: { replace: vi.fn() }, close: vi.fn() };
    vi.stubGlobal('open', vi.fn().mockReturnValue(beside));
    const wallet = at('KAKAOPAY', 'window');
    await open({ session: [CHOICE, wallet, PAID], pay: [wallet] });
    await sdk.receives('usable');
    choose('KAKAOPAY');
    goOn();
    expect(window.open).toHaveBeenCalledOnce();
    expect(await sdk.receives('redirect')).toMatchObject({ opened: true });
    expect(beside.opener).toBeNull();
    expect(beside.location.replace).toHaveBeenCalledWith(URL_OF_WALLET);
    await sdk.receives('result');
    expect(beside.close).toHaveBeenCalled();
  });

  it('blocked window: reported, and a link is shown', async () => {
    vi.stubGlobal('open', vi.fn().mockReturnValue(null));
    const wallet = at('KAKAOPAY', 'window');
    await open({ session: [CHOICE, wallet], pay: [wallet] });
    await sdk.receives('usable');
    choose('KAKAOPAY');
    sdk.send({ type: 'submit', id: 3 });
    await sdk.receives('redirect_failed');
    expect(sdk.types()).toEqual(['usable', 'event', 'accepted', 'redirect_failed']);
    expect(document.querySelector('.wallet .notice')?.textContent).toContain('blocked');
    click('.wallet a');
    expect(await sdk.receives('redirect')).toMatchObject({ opened: true });
  });

  it('no way back: reported, nothing is accepted, and the shop’s call is answered', async () => {
    await open({ session: [{ ...CHOICE, returnProblem: 'paymentRedirectUrl is missing' }] });
    await sdk.receives('usable');
    choose('GCASH');
    goOn();
    expect(await sdk.receives('redirect_failed')).toEqual({
      type: 'redirect_failed',
      message: 'paymentRedirectUrl is missing',
    });
    expect(visible('.wallet .notice')).toBe(true);
    sdk.send({ type: 'submit', id: 3 });
    expect(await sdk.receives('invalid')).toEqual({ type: 'invalid', id: 3 });
    expect(sdk.gateway.pays).toEqual([]);
    // the card can still be used
    choose('CARD');
    expect(visible('.notice')).toBe(false);
  });

  it('a visit that began elsewhere gets a link, and no redirect', async () => {
    await open({ session: [at('GCASH', 'redirect')] });
    expect(await sdk.receives('resume')).toMatchObject({ phase: 'submitting' });
    expect(visible('.wallet a')).toBe(true);
    expect(sdk.types()).toEqual(['resume']);
  });

  it('a page restored from the back-forward cache asks at once', async () => {
    const wallet = at('GCASH', 'redirect');
    await open({ session: [CHOICE, PAID], pay: [wallet] });
    await sdk.receives('usable');
    choose('GCASH');
    goOn();
    await sdk.receives('redirect');
    page.wake();
    expect(await sdk.receives('result')).toMatchObject({ outcome: 'SUCCESSFUL' });
  });

  it('a decline that goes on does not mention cards', async () => {
    const short = { ...DECLINED, methods: CHOICE.methods };
    await open({ session: [CHOICE, short], pay: [at('GCASH', 'redirect')] });
    await sdk.receives('usable');
    choose('GCASH');
    goOn();
    expect(await sdk.receives('result')).toMatchObject({ outcome: 'FAIL', final: false });
    expect(document.querySelector('.pane > .notice')?.textContent).toBe(
      'The payment didn’t go through. Try again, or pay in another way.',
    );
    expect(visible('.wallet button')).toBe(true);
  });
});

describe('with the storage of frames blocked', () => {
  beforeEach(() => {
    vi.stubGlobal('sessionStorage', {
      getItem: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  afterEach(() => void vi.unstubAllGlobals());

  it('the SDK is asked to keep the id of what is submitted', async () => {
    await open({ session: [OPEN], pay: [IN_FLIGHT] });
    await sdk.receives('usable');
    fillIn();
    click('.pay');
    await sdk.receives('accepted');
    await vi.waitFor(() => expect(sdk.gateway.pays).toHaveLength(1));
    expect(sdk.received.find(({ type }) => type === 'accepted')).toEqual({
      type: 'accepted',
      submitId: sdk.gateway.pays[0]?.submitId,
    });
  });

  it.each([
    ['is not there: leaving is no cancellation', undefined, true],
    ['has arrived and was declined: leaving is one', 'lost', false],
  ])('what it has kept %s', async (_, submitId, inFlight) => {
    const session = { ...OPEN, ...(submitId && { submitId }) };
    await open({ session: [session] }, 'popup', { lastSubmit: 'lost' });
    const usable = await sdk.receives('usable');
    expect(usable).toEqual({ type: 'usable', ...(inFlight && { mayArrive: true }) });
    sdk.send({ type: 'leave', id: 1 });
    expect(await sdk.receives('left')).toMatchObject({ inFlight });
  });
});
