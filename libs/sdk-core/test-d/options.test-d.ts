/** What a merchant's compiler says about options, requests and answers. Nothing here runs. */
import {
  advise,
  AMSCashierPayment,
  createCashier,
  pollPayment,
  type Outcome,
  type SubmitAnswer,
  type UpdateAnswer,
} from '@ams-cashier/core';
import { createScriptedEngine } from '@ams-cashier/core/testing';
import { same } from './same.ts';

const cashier = createCashier({
  environment: 'prod',
  locale: 'en_US',
  trustedCashiers: ['https://pay.example.com'],
  limits: { load: 5_000 },
  appearance: { showLoading: false, themeType: 'dark', 'a key of Antom': true },
  debug: true,
  engines: [createScriptedEngine().engine],
});

// @ts-expect-error environment is needed
createCashier({});
// @ts-expect-error there are no options without it
createCashier();
// @ts-expect-error it is sandbox or prod
createCashier({ environment: 'production' });
// @ts-expect-error not an environment of ours: it would fail at run time
createCashier({ environment: 'light_sandbox' });
// @ts-expect-error a list of origins
createCashier({ environment: 'sandbox', trustedCashiers: 'https://pay.example.com' });
// @ts-expect-error no such limit
createCashier({ environment: 'sandbox', limits: { total: 1 } });
// @ts-expect-error no such option
createCashier({ environment: 'sandbox', onEventCallback: () => undefined });
// @ts-expect-error a switch
createCashier({ environment: 'sandbox', appearance: { showLoading: 'no' } });

const element = document.createElement('div');
cashier.open({ session: 'text' });
cashier.open({ session: { sessionData: 'text', expiresAt: new Date() }, container: element });
cashier.open({ session: async () => 'text', container: '#cashier' });
cashier.open({ session: async () => ({ sessionData: 'text', expiresAt: 1 }) });
// what a merchant has at hand may be undefined
cashier.open({ session: 'text', container: undefined, signal: undefined, locale: undefined });
// @ts-expect-error a session is needed
cashier.open({});
// @ts-expect-error the answer of the server is not the session
cashier.open({ session: { paymentSessionData: 'text' } });
// @ts-expect-error a promise is not a session: pass the function
cashier.open({ session: Promise.resolve('text') });
// @ts-expect-error an element that may not be there
cashier.open({ session: 'text', container: document.querySelector('div') });

const checkout = cashier.open({ session: 'text' });
same<typeof checkout.ready, Promise<void>>();
same<typeof checkout.outcome, Promise<Outcome>>();
same<ReturnType<typeof checkout.submit>, Promise<SubmitAnswer>>();
same<SubmitAnswer, 'accepted' | 'invalid' | 'duplicate'>();
same<Outcome['status'], 'paid' | 'saved' | 'undecided' | 'failed' | 'cancelled' | 'closed'>();
same<ReturnType<typeof checkout.getSnapshot>['leave'], 'safe' | 'in_flight'>();
// @ts-expect-error a snapshot is read-only
checkout.getSnapshot().phase = 'ready';
same<ReturnType<typeof checkout.update>, Promise<UpdateAnswer>>();
same<UpdateAnswer['session'], 'live' | 'remounted' | 'unchanged'>();
void checkout.update({ session: 'text' });
void checkout.update({ session: async () => ({ sessionData: 'text', expiresAt: 1 }) });
// @ts-expect-error a container is for good
void checkout.update({ container: '#other' });

const app = new AMSCashierPayment({
  environment: 'sandbox',
  onEventCallback: ({ code, result }) => console.log(code, result?.paymentResultCode),
  onError: ({ reason, message }) => console.log(reason, message),
  onLog: ({ code, message }) => console.log(code, message),
  onClose: async () => undefined,
});
void app.createComponent({ sessionData: 'text', notRedirectAfterComplete: true });
void app.createComponent({ paymentSessionData: () => 'text' });
void app.mountComponent({ sessionData: 'text', appearance: { accentColor: '#000' } }, '#cashier');
// @ts-expect-error a container is needed
void app.mountComponent({ sessionData: 'text' });
// @ts-expect-error a number is not a session
void app.createComponent({ sessionData: 1 });
// @ts-expect-error a callback is a function
new AMSCashierPayment({ environment: 'sandbox', onError: 'log' });
void app.submit({ billingAddress: { zipCode: '1' } }).then(({ code }) => {
  same<
    typeof code,
    'SUCCESS' | 'SDK_FORM_VERIFICATION_FAILED' | 'SDK_DUPLICATE_SUBMISSION_BEHAVIOR'
  >(code);
});
void app.validateFields().then(({ isValid }) => same<typeof isValid, boolean>(isValid));

// known codes are offered, others allowed
advise('ISSUER_REJECTS_TRANSACTION', { expired: true });
advise('FROM_TOMORROW');
// @ts-expect-error no such context
advise('FROM_TOMORROW', { late: true });

void pollPayment(async () => (await (await fetch('/api/orders/1')).json()).status, { every: 1 });
void pollPayment(() => 'SUCCESS', { limit: 2 });
// a plain string compiles: what is not a status counts as open
void pollPayment(async () => 'SUCCESS');
// @ts-expect-error a number is not a status
void pollPayment(async () => 42);
