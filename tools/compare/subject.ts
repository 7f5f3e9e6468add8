/** What is compared: SDKs that show a form for a card in a shop's page, each with its exact version. */

export interface Subject {
  readonly id: string;
  /** npm packages that the page is built with, or whose script it loads; ours are those of this checkout. */
  readonly packages: Readonly<Record<string, string>>;
  /** The page's module, as a bundler gets it. It sets `globalThis.mount`. */
  readonly source: string;
  /** A stylesheet that the SDK's documents ask for. */
  readonly style?: string;
  /** A classic script that the page loads before its module: a file of a package. */
  readonly script?: string;
  /** Which session `mount` gets: of our sandbox, or in Antom's shape for one of its products. */
  readonly session: 'sandbox' | 'CASHIER_PAYMENT' | 'ELEMENT_PAYMENT' | 'none';
  /** The form can't be mounted without its maker's servers: only what leads there is measured. */
  readonly isLoaderOnly?: true;
}

const OFFICIAL = { '@alipay/ams-checkout': '1.47.2' };
const ADYEN = { '@adyen/adyen-web': '6.45.2' };
const STRIPE = { '@stripe/stripe-js': '10.2.1' };

/** What npm installs for it. */
export const INSTALLED: Readonly<Record<string, string>> = { ...OFFICIAL, ...ADYEN, ...STRIPE };

const open = (prefix: string) => `
globalThis.mount = (session) =>
  ${prefix}createCashier({ environment: 'sandbox', locale: 'en_US' })
    .open({ session, container: '#slot' }).ready;`;

const officialMount = `
globalThis.mount = (sessionData) =>
  new Promise((resolve, reject) => {
    const cashier = new AMSCashierPayment({
      environment: 'sandbox',
      locale: 'en_US',
      onEventCallback: ({ code }) => code === 'SDK_END_OF_LOADING' && resolve(),
    });
    cashier.mountComponent({ sessionData }, '#slot').catch(reject);
  });`;

export const SUBJECTS: readonly Subject[] = [
  {
    id: 'core-npm',
    packages: {},
    source: `import { createCashier } from '@ams-cashier/core';${open('')}`,
    session: 'sandbox',
  },
  {
    id: 'core-script',
    packages: {},
    script: '@ams-cashier/core/ams-cashier.min.js',
    source: open('AmsCashier.'),
    session: 'sandbox',
  },
  {
    id: 'core-antom',
    packages: OFFICIAL,
    source: `import { createCashier } from '@ams-cashier/core';${open('')}`,
    session: 'CASHIER_PAYMENT',
  },
  {
    id: 'official-npm',
    packages: OFFICIAL,
    source: `import { AMSCashierPayment } from '@alipay/ams-checkout';${officialMount}`,
    session: 'CASHIER_PAYMENT',
  },
  {
    id: 'official-script',
    packages: OFFICIAL,
    script: '@alipay/ams-checkout/dist/umd/ams-checkout.min.js',
    source: officialMount,
    session: 'CASHIER_PAYMENT',
  },
  {
    id: 'official-element',
    packages: OFFICIAL,
    source: `
import { AMSElement } from '@alipay/ams-checkout';
globalThis.mount = async (sessionData) => {
  const element = new AMSElement({ environment: 'sandbox', locale: 'en_US', sessionData, onEventCallback() {} });
  const { error } = (await element.mount({ type: 'payment' }, '#slot')) ?? {};
  if (error) throw new Error(JSON.stringify(error));
};`,
    session: 'ELEMENT_PAYMENT',
  },
  {
    id: 'adyen',
    packages: ADYEN,
    style: '@adyen/adyen-web/dist/es/adyen.css',
    source: `
import { AdyenCheckout, Card } from '@adyen/adyen-web';
globalThis.mount = async () => {
  const checkout = await AdyenCheckout({
    environment: 'test',
    clientKey: 'test_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345',
    countryCode: 'US',
    locale: 'en-US',
    amount: { currency: 'USD', value: 4200 },
    paymentMethodsResponse: {
      paymentMethods: [{ type: 'scheme', name: 'Cards', brands: ['visa', 'mc', 'amex'] }],
    },
  });
  await new Promise((resolve) => {
    new Card(checkout, { onConfigSuccess: resolve }).mount('#slot');
  });
};`,
    session: 'none',
  },
  {
    id: 'stripe',
    packages: STRIPE,
    source: `
import { loadStripe } from '@stripe/stripe-js';
globalThis.mount = () => loadStripe('pk_test_ABCDEFGHIJKLMNOPQRSTUVWX').catch(() => undefined);`,
    session: 'none',
    isLoaderOnly: true,
  },
];
