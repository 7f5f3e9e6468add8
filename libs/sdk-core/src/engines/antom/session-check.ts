import { productOf } from '@ams-cashier/protocol';
import type { AntomOptions } from '../../contract/options.ts';
import type { SessionData } from '../../contract/session.ts';
import { asRecord } from './json.ts';
import { SCRIPT_ORIGINS } from './page/policy.ts';
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
];

/** Regions that have a gateway; Antom's SDK treats any other as SG (row E9). Source: docs/reference/official-sdk-protocol.md#gateway-call. */
const REGIONS = ['SG', 'US', 'DE', 'QK', 'ID', 'SA'];

/**
 * What is wrong with a session, which Antom's SDK would answer with a vague message, a hang or a guess (row L12), or what
 * it must not do in the shop's page.
 */
export function findSessionProblem(
  { meta, region }: SessionData,
  { antomScriptOrigins = [] }: Pick<AntomOptions, 'antomScriptOrigins'> = {},
): string | undefined {
  const { productScene, paymentMethodCategoryType } = meta.paymentSessionConfig ?? {};
  const product = [productScene, paymentMethodCategoryType].filter(Boolean).join('_');
  if (!product) return 'has no product (paymentSessionConfig.productScene)';
  // Antom's classes for these two take the scene with any category of methods
  const isNewer = ['element', 'page'].includes(productOf(meta));
  if (!isNewer && !PRODUCTS.includes(product)) {
    const known = [...PRODUCTS, 'ELEMENT_PAYMENT', 'CHECKOUT_PAYMENT'];
    return `is for the product "${product}", not one of ${known.join(', ')}`;
  }
  if (!REGIONS.includes(region)) {
    return `is for the region "${region}", not one of ${REGIONS.join(', ')}`;
  }
  const { normalUrl, applinkUrl, authUrl, schemeUrl } = asRecord(meta['authUrlInfo']);
  const urls = [normalUrl, applinkUrl, authUrl].filter(Boolean);
  if (!urls.every(isHttps) || (schemeUrl && !isAppUrl(schemeUrl))) {
    return 'has a redirect URL that is not https (authUrlInfo)';
  }
  return findScriptProblem(meta, [...SCRIPT_ORIGINS, ...antomScriptOrigins]);
}

/** Antom's SDK loads into the shop's page whatever scripts a session names. */
function findScriptProblem(
  meta: SessionData['meta'],
  origins: readonly string[],
): string | undefined {
  const modules = asRecord(meta['paymentSessionFactor'])['frontModulesToBeLoaded'];
  for (const { scriptUrl } of Array.isArray(modules) ? modules.map(asRecord) : []) {
    if (!isHttps(scriptUrl)) return 'has a script URL that is not https (frontModulesToBeLoaded)';
    const { origin } = new URL(scriptUrl);
    if (origins.includes(origin)) continue;
    return (
      `names a script of ${origin}, which is not Antom's (frontModulesToBeLoaded). If it belongs to a payment method ` +
      `that you offer, add "${origin}" to the option antomScriptOrigins; else look for who changed the session`
    );
  }
  return undefined;
}
