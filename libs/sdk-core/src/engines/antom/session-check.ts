import type { SessionData } from '../../contract/session.ts';
import { asRecord } from './json.ts';
import { isAppUrl, isHttps } from './redirect.ts';

/** Products that Antom's cashier class shows. Source: docs/reference/client-sdk.md#session-data. */
const PRODUCTS = [
  'CASHIER_PAYMENT_CARD',
  'CASHIER_PAYMENT_BANK',
  'CASHIER_PAYMENT_APM',
  'EASY_PAY_WALLET',
  'EASY_PAY_APM',
  'AUTO_DEBIT_WALLET',
  'AUTO_DEBIT_APM',
  'AUTO_DEBIT_PAY_WALLET',
  'VAULTING_CARD',
  'CHECKOUT_PAYMENT',
  'ELEMENT_PAYMENT_ALL',
];

/** Which gateway serves it; Antom's SDK takes any other for SG (row E9). Source: docs/reference/official-sdk-protocol.md#gateway-call. */
const REGIONS = ['SG', 'US', 'DE', 'QK', 'ID', 'SA'];

/** What is wrong with a session, which Antom's SDK would only tell by a vague text, a hang or a guess (row L12). */
export function findSessionProblem({ meta, region }: SessionData): string | undefined {
  const { productScene, paymentMethodCategoryType } = meta.paymentSessionConfig ?? {};
  const product = [productScene, paymentMethodCategoryType].filter(Boolean).join('_');
  if (!product) return 'names no product (paymentSessionConfig.productScene)';
  if (!PRODUCTS.includes(product)) {
    return `is for the product "${product}", which is none of ${PRODUCTS.join(', ')}`;
  }
  if (!REGIONS.includes(region)) {
    return `names the region "${region}", which is none of ${REGIONS.join(', ')}`;
  }
  const { normalUrl, applinkUrl, authUrl, schemeUrl } = asRecord(meta['authUrlInfo']);
  const urls = [normalUrl, applinkUrl, authUrl].filter(Boolean);
  if (!urls.every(isHttps) || (schemeUrl && !isAppUrl(schemeUrl))) {
    return 'leads to an address that is no https address (authUrlInfo)';
  }
  const modules = asRecord(meta['paymentSessionFactor'])['frontModulesToBeLoaded'];
  if (Array.isArray(modules) && !modules.every((one) => isHttps(asRecord(one)['scriptUrl']))) {
    return 'names a script that is no https address (frontModulesToBeLoaded)';
  }
  return undefined;
}
