import {
  policyAllows,
  validateAmount,
  type Amount,
  type DeviceWalletType,
} from '@ams-cashier/protocol';
import { ANTOM_POLICY } from './policy.ts';

export type { DeviceWalletType };

/** The part of a `createPaymentSession` request that the wallets depend on; the rest may be there too. */
export interface SessionRequest {
  readonly productScene?: string;
  readonly paymentAmount?: Amount;
  readonly settlementStrategy?: { readonly settlementCurrency?: string };
  readonly env?: { readonly clientIp?: string };
  readonly availablePaymentMethod?: {
    readonly paymentMethodTypeList?: readonly { readonly paymentMethodType?: string }[];
  };
}

export type WalletFault =
  /** The page came by plain http. */
  | 'page_insecure'
  /** The page is in a frame without `allow="payment"`. */
  | 'frame_forbidden'
  /** The wallet says that this device or browser can't pay with it. */
  | 'device_unsupported'
  /** Apple finds no domain file on the host of the page. */
  | 'domain_file_missing'
  /** The Content-Security-Policy forbids the wallet's script. */
  | 'script_forbidden'
  /** The sheet opens only in a click. */
  | 'click_missing'
  /** The classic cashier can't open the sheet from a shop's page. */
  | 'scene_unsupported'
  /** The session's list of methods leaves the wallet out. */
  | 'method_missing'
  | 'settlement_currency_missing'
  | 'client_ip_missing'
  /** The wallet doesn't take this amount. */
  | 'amount_unsupported';

export interface WalletProblem {
  readonly wallet: DeviceWalletType;
  readonly fault: WalletFault;
  /** What is wrong and what to do, for developers. */
  readonly message: string;
}

export interface WalletCheck {
  /** Default: both. */
  readonly wallets?: readonly DeviceWalletType[];
  /** What your server sends to `createPaymentSession`. Without it, nothing of the request is checked. */
  readonly request?: SessionRequest;
  /** The text of your page's Content-Security-Policy header. Scripts can't read it. Without it, the policy isn't checked. */
  readonly policy?: string;
  /** Whether this call stands in the click that will submit. Default false: the click isn't checked. */
  readonly inClick?: boolean;
}

/** Source: docs/reference/beyond-cashier.md#a8-sessions-for-each-scene-java-doc */
const DOMAIN_FILE = '/.well-known/apple-developer-merchantid-domain-association';

const SCRIPTS = { APPLEPAY: 'applePay', GOOGLEPAY: 'googlePay' } as const;
const BOTH: readonly DeviceWalletType[] = ['APPLEPAY', 'GOOGLEPAY'];

type Found = readonly [fault: WalletFault, message: string];

const CLICK_MISSING: Found = [
  'click_missing',
  'Call submit() in the handler of a click, before anything is awaited.',
];

interface ApplePay {
  canMakePayments(): boolean;
}

function pageFaults(wallet: DeviceWalletType): readonly Found[] {
  const found: Found[] = [];
  if (!isSecureContext || (wallet === 'APPLEPAY' && location.protocol !== 'https:')) {
    const cure =
      'Serve the page by https; for a test on your machine too if the wallet is Apple’s.';
    found.push(['page_insecure', `The page is ${location.origin}. ${cure}`]);
  }
  const { featurePolicy } = document as {
    readonly featurePolicy?: { allowsFeature(name: string): boolean };
  };
  if (featurePolicy?.allowsFeature('payment') === false) {
    const cure =
      'Add allow="payment" to the frame, and allow it in the Permissions-Policy of both.';
    found.push(['frame_forbidden', `The page may not ask for payments. ${cure}`]);
  }
  const { ApplePaySession } = globalThis as { readonly ApplePaySession?: ApplePay };
  // Safari throws if it is asked on an insecure page or in such a frame
  const mayAsk = wallet === 'APPLEPAY' && found.length === 0;
  if (mayAsk && ApplePaySession?.canMakePayments() === false) {
    const message =
      'This device can’t pay with Apple Pay. Leave it out of the methods you offer here.';
    found.push(['device_unsupported', message]);
  }
  return found;
}

async function domainFileFaults(): Promise<readonly Found[]> {
  const url = new URL(DOMAIN_FILE, location.origin).href;
  const missing = (why: string): readonly Found[] => [
    [
      'domain_file_missing',
      `${url} ${why}. Put the file there that Antom’s dashboard gives you for this domain; Apple follows no redirect.`,
    ],
  ];
  try {
    const response = await fetch(url, { redirect: 'manual', cache: 'no-store' });
    if (response.type === 'opaqueredirect') return missing('redirects');
    if (!response.ok) return missing(`answers HTTP ${response.status}`);
    // what the routes of a single-page app answer to everything
    if (response.headers.get('content-type')?.includes('text/html')) return missing('is a page');
    return (await response.text()).trim() === '' ? missing('is empty') : [];
  } catch (cause) {
    return missing(`can’t be loaded (${String(cause)})`);
  }
}

function policyFaults(wallet: DeviceWalletType, policy: string): readonly Found[] {
  return ANTOM_POLICY.filter(({ part }) => part === SCRIPTS[wallet])
    .filter(({ source }) => !policyAllows(policy, 'script-src', source))
    .map(({ source, part }) => [
      'script_forbidden',
      `The policy forbids scripts of ${source}. Add the part "${part}" of antomContentSecurityPolicy().`,
    ]);
}

function requestFaults(wallet: DeviceWalletType, request: SessionRequest): readonly Found[] {
  const found: Found[] = [];
  const { productScene, settlementStrategy, env, paymentAmount, availablePaymentMethod } = request;
  if (productScene !== 'ELEMENT_PAYMENT' && productScene !== 'CHECKOUT_PAYMENT') {
    const message = `productScene is ${JSON.stringify(productScene)}. Pass "ELEMENT_PAYMENT".`;
    found.push(['scene_unsupported', message]);
  }
  const types = availablePaymentMethod?.paymentMethodTypeList ?? [];
  // an empty list means all that the contract allows
  if (types.length > 0 && !types.some((type) => type.paymentMethodType === wallet)) {
    const message = `availablePaymentMethod.paymentMethodTypeList has no ${wallet}. Add it.`;
    found.push(['method_missing', message]);
  }
  if (!settlementStrategy?.settlementCurrency) {
    const message =
      'settlementStrategy.settlementCurrency is missing. Pass the currency that you are paid out in.';
    found.push(['settlement_currency_missing', message]);
  }
  if (!env?.clientIp) {
    found.push(['client_ip_missing', 'env.clientIp is missing. Pass the address of the shopper.']);
  }
  const amountProblem =
    paymentAmount && validateAmount(paymentAmount, { paymentMethodType: wallet });
  if (amountProblem) found.push(['amount_unsupported', amountProblem.message]);
  return found;
}

/**
 * Finds what would keep Apple Pay or Google Pay from opening, before a shopper does: Antom's Element opens their sheets from
 * your page, and says little of what it misses. Resolves to an empty list if nothing was found; whether Antom has registered
 * your domain can't be seen from here. Without a DOM only the request is checked.
 *
 * Source: docs/reference/beyond-cashier.md#a9-what-shops-report-about-the-element-merchant
 *
 * @throws TypeError If `wallets` has another one.
 *
 * @example
 * for (const { wallet, message } of await checkWallets({ request, policy })) {
 *   console.warn(`${wallet}: ${message}`);
 * }
 */
export async function checkWallets({
  wallets = BOTH,
  request,
  policy,
  inClick = false,
}: WalletCheck = {}): Promise<readonly WalletProblem[]> {
  const unknown = wallets.find((wallet) => !BOTH.includes(wallet));
  if (unknown !== undefined) {
    throw new TypeError(`wallets has ${JSON.stringify(unknown)}. Pass some of ${BOTH.join(', ')}.`);
  }
  const hasPage = typeof document !== 'undefined';
  // asked first: a click is over once something has been waited for
  const missesClick = inClick && hasPage && navigator.userActivation?.isActive === false;
  const problems: WalletProblem[] = [];
  for (const wallet of wallets) {
    const found: Found[] = [];
    if (missesClick) found.push(CLICK_MISSING);
    if (hasPage) found.push(...pageFaults(wallet));
    if (hasPage && wallet === 'APPLEPAY') found.push(...(await domainFileFaults()));
    if (policy !== undefined) found.push(...policyFaults(wallet, policy));
    if (request) found.push(...requestFaults(wallet, request));
    problems.push(...found.map(([fault, message]) => ({ wallet, fault, message })));
  }
  return problems;
}
