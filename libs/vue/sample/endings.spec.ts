/** The samples of the README, through every way in which a payment ends. */
import { createScriptedCashier, type ScriptedCashier } from '@ams-cashier/vue/testing';
import { flushPromises, mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import App from './App.vue';
import OwnButton from './OwnButton.vue';
import ReturnPage from './ReturnPage.vue';

const ACCEPTED = { type: 'accepted' } as const;
const result = (outcome: 'SUCCESSFUL' | 'FAIL' | 'PROCESSING', final = true) =>
  ({ type: 'result', outcome, final, replayed: false }) as const;

const ENDINGS = [
  ['paid', [ACCEPTED, result('SUCCESSFUL')], 'Thank you!'],
  [
    'declined, then paid',
    [ACCEPTED, result('FAIL', false), ACCEPTED, result('SUCCESSFUL')],
    'Thank you!',
  ],
  ['declined', [ACCEPTED, result('FAIL', false)], ''],
  ['refused', [ACCEPTED, result('FAIL')], 'The payment failed. Nothing was charged.'],
  ['undecided', [ACCEPTED, result('PROCESSING')], 'We are checking your payment.'],
  ['cancelled', [{ type: 'buyer_close' }], 'Nothing was charged.'],
  ['left in flight', [ACCEPTED, { type: 'buyer_close' }], 'We are checking your payment.'],
] as const;

let cashier: ScriptedCashier;
const complaints = vi.fn();

beforeEach(() => {
  cashier = createScriptedCashier();
  complaints.mockClear();
});

function show(page: typeof App | typeof OwnButton, props: object = {}) {
  return mount(page, {
    props,
    global: { plugins: [cashier], config: { errorHandler: complaints } },
  });
}

describe('App.vue', () => {
  it.each(ENDINGS)('%s', async (_, signals, message) => {
    vi.stubGlobal('fetch', async () => Response.json({ paymentSessionData: cashier.session() }));
    const page = show(App);
    await page.get('button').trigger('click');
    const run = await cashier.run();
    run.signal({ type: 'usable' });
    for (const signal of signals) run.signal(signal);
    await flushPromises();
    expect(page.get('[role=status]').text()).toBe(message);
    expect(complaints).not.toHaveBeenCalled();
  });

  it('the shop’s server fails once: Try again opens the form', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    vi.stubGlobal(
      'fetch',
      vi
        .fn(async () => Response.json({ paymentSessionData: cashier.session() }))
        .mockImplementationOnce(async () => new Response('down', { status: 502 })),
    );
    const page = show(App);
    await page.get('button').trigger('click');
    await flushPromises();
    expect(page.get('[role=alert]').text()).toBe('The cashier could not be opened.');
    await page.findAll('button')[1]?.trigger('click');
    await cashier.run();
    expect(page.find('[role=alert]').exists()).toBe(false);
    expect(complaints).not.toHaveBeenCalled();
  });
});

describe('ReturnPage.vue', () => {
  it.each([
    ['SUCCESS', 'Thank you!'],
    ['FAIL', 'The payment failed. Nothing was charged.'],
    ['CANCELLED', 'The payment was cancelled.'],
  ])('%s', async (paymentStatus, message) => {
    vi.stubGlobal('fetch', async () => Response.json({ paymentStatus }));
    const page = mount(ReturnPage, { props: { orderId: '7' } });
    expect(page.text()).toBe('One moment…');
    await vi.waitFor(() => expect(page.text()).toBe(message));
  });
});

describe('OwnButton.vue', () => {
  const button = (page: ReturnType<typeof show>) => page.get('button');

  it.each(ENDINGS)('%s', async (_, signals, message) => {
    const page = show(OwnButton, { session: cashier.session() });
    const run = await cashier.run();
    expect(button(page).attributes('disabled')).toBe('');
    run.signal({ type: 'usable' });
    await flushPromises();
    for (const signal of signals) {
      if (signal.type === 'accepted') {
        expect(button(page).attributes('disabled')).toBeUndefined();
        await button(page).trigger('click');
        await flushPromises();
      }
      run.signal(signal);
      await flushPromises();
    }
    expect(page.get('[role=status]').text()).toBe(message);
    expect(complaints).not.toHaveBeenCalled();
  });

  it('left before it answers: nothing is thrown, and Try again shows the form', async () => {
    const page = show(OwnButton, { session: cashier.session() });
    const run = await cashier.run();
    run.signal({ type: 'usable' });
    await flushPromises();
    await button(page).trigger('click');
    run.signal({ type: 'buyer_close' });
    await flushPromises();
    expect(complaints).not.toHaveBeenCalled();
    expect(button(page).text()).toBe('Try again');
    await button(page).trigger('click');
    await vi.waitFor(() => expect(cashier.runs).toHaveLength(2));
    cashier.signal({ type: 'usable' });
    await flushPromises();
    expect([button(page).text(), page.get('[role=status]').text()]).toEqual(['Pay now', '']);
  });

  it.each([
    ['a function', () => () => cashier.session(), 'Try again'],
    ['text', () => cashier.session(), 'Pay now'],
  ])('refused, where a fresh session can help, which is %s', async (_, session, name) => {
    const page = show(OwnButton, { session: session() });
    const run = await cashier.run();
    run.signal({ type: 'usable' });
    run.signal(ACCEPTED);
    run.signal({ ...result('FAIL'), result: { paymentResultCode: 'ORDER_IS_CLOSED' } });
    await flushPromises();
    expect(page.get('[role=status]').text()).toBe('The payment failed. Nothing was charged.');
    expect(button(page).text()).toBe(name);
    await button(page).trigger('click');
    await flushPromises();
    expect(cashier.runs).toHaveLength(name === 'Try again' ? 2 : 1);
    expect(complaints).not.toHaveBeenCalled();
  });

  it('an expired session: the slot offers nothing that can’t help', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const page = show(OwnButton, { session: cashier.session() });
    const run = await cashier.run();
    run.signal({ type: 'usable' });
    run.signal({ type: 'expired' });
    await flushPromises();
    expect(page.get('[role=alert]').text()).toBe('The payment form could not be opened.');
    expect(page.findAll('button').map((one) => one.text())).toEqual(['Pay now']);
  });
});
