import { createCashier } from '@ams-cashier/core';
import { defineAmsCashierElement } from '@ams-cashier/core/element';
import { createScriptedEngine } from '@ams-cashier/core/testing';
import { mountCheckout } from './checkout.js';

const setUp = () => {
  const script = createScriptedEngine();
  const cashier = createCashier({ environment: 'sandbox', engines: [script.engine] });
  return { script, cashier };
};
const button = () => document.querySelector('button');
const status = () => document.querySelector('[role=status]').textContent;
const turn = () => new Promise((resolve) => setTimeout(resolve));

test('an own pay button gets its answer, and the outcome follows', async () => {
  const { script, cashier } = setUp();
  const checkout = mountCheckout(cashier, () => script.session());
  await script.run();
  script.signal({ type: 'usable' });
  await checkout.ready;
  button().click();
  script.signal({ type: 'invalid' });
  await turn();
  expect(button().disabled).toBe(false);
  button().click();
  script.signal({ type: 'accepted' });
  await turn();
  expect(status()).toBe('accepted');
  script.signal({ type: 'result', outcome: 'SUCCESSFUL', final: true, replayed: false });
  await checkout.outcome;
  await turn();
  expect(status()).toBe('paid');
});

test('a submit that nobody answers rejects at the end, and nothing is left unhandled', async () => {
  const { script, cashier } = setUp();
  const checkout = mountCheckout(cashier, script.session());
  await script.run();
  script.signal({ type: 'usable' });
  await checkout.ready;
  button().click();
  script.signal({ type: 'buyer_close' });
  expect((await checkout.outcome).status).toBe('cancelled');
});

test('a wrong order is named', async () => {
  const { script, cashier } = setUp();
  const checkout = cashier.open({ session: script.session() });
  await script.run();
  expect(() => script.signal({ type: 'accepted' })).toThrow('Allowed now: usable');
  expect((await checkout.outcome).error.message).toMatch('came in phase "loading"');
});

test('run() before an open says so', async () => {
  const { script } = setUp();
  await expect(script.run()).rejects.toThrow('nothing was opened');
});

test('the custom element pays', async () => {
  const { script, cashier } = setUp();
  defineAmsCashierElement(cashier);
  const element = document.createElement('ams-cashier');
  element.session = () => script.session();
  document.body.append(element);
  const codes = [];
  element.addEventListener('payment-result', ({ detail }) => codes.push(detail.code));
  element.open = true;
  await script.run();
  script.signal({ type: 'usable' });
  script.signal({ type: 'accepted' });
  script.signal({ type: 'result', outcome: 'SUCCESSFUL', final: true, replayed: false });
  await turn();
  expect(codes).toEqual(['SDK_PAYMENT_SUCCESSFUL']);
});
