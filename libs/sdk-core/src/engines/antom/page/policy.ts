/**
 * What a Content-Security-Policy has to allow for payments through Antom, as data and as text. There is no list by Antom:
 * this one was read from the package and is held by browser tests.
 * Source: docs/reference/client-sdk.md#messages-network-and-content-policy, docs/reference/official-sdk-protocol.md,
 * docs/reference/beyond-cashier.md.
 */
import { CASHIER_PAGE_ORIGINS } from '@ams-cashier/protocol';
import type { Environment } from '../../../contract/options.ts';

export type PolicyPart =
  /** Nothing can be paid without it. */
  | 'payment'
  /** The bank's page of an inline cashier, which Antom's SDK puts into the shop's page; a popup has it inside of its own. */
  | 'challenge'
  /** Only for Antom's SDK by script tag: `antomSource: 'cdn'`, or our script file. */
  | 'script'
  /** Scripts of payment methods: some sessions name one, which Antom's SDK loads into the shop's page. */
  | 'method'
  /** Apple's script, which Antom's Element loads into the shop's page. */
  | 'applePay'
  /** Google's script, which Antom's Element loads into the shop's page. */
  | 'googlePay'
  /** Without it an inline cashier works but looks wrong, and a popup lies under its own mask. */
  | 'look'
  /** The device's fingerprint, which Antom's risk checks use; a payment without it may be declined more easily. */
  | 'risk'
  /** Antom's telemetry and its remote switches: nothing that a shop or shopper needs. */
  | 'analytics';

export interface PolicyRow {
  readonly part: PolicyPart;
  readonly directive: 'connect-src' | 'frame-src' | 'img-src' | 'script-src' | 'style-src';
  readonly source: string;
  readonly why: string;
  /** Both have the same hosts in the tested version; the column is there for one that hasn't. */
  readonly environments: readonly Environment[];
}

const row = (
  part: PolicyPart,
  directive: PolicyRow['directive'],
  source: string,
  why: string,
): PolicyRow => ({ part, directive, source, why, environments: ['sandbox', 'prod'] });

const gateway = (host: string) =>
  row('payment', 'connect-src', `https://${host}.alipay.com`, 'gateway of a region');

const risk = (region: string) =>
  row('risk', 'connect-src', `https://open-${region}-global.alipay.com`, 'fingerprint service');

export const ANTOM_POLICY: readonly PolicyRow[] = [
  row('payment', 'frame-src', CASHIER_PAGE_ORIGINS.classic, 'the cashier page'),
  row('payment', 'frame-src', CASHIER_PAGE_ORIGINS.newer, 'the cashier page of newer products'),
  gateway('imgs-sea-global'),
  gateway('imgs-na-global'),
  gateway('imgs-de-global'),
  gateway('imgs-qk'),
  gateway('imgs-id'),
  gateway('imgs-sa'),
  row('challenge', 'frame-src', 'https:', '3-D Secure inline: any host that a bank may have'),
  row('script', 'script-src', 'https://sdk.marmot-cloud.com', "Antom's SDK"),
  row('method', 'script-src', 'https://sdk.marmot-cloud.com', "a payment method's script"),
  row('method', 'script-src', 'https://gw.alipayobjects.com', "a payment method's script"),
  row('method', 'script-src', 'https://js.antom.com', "a payment method's script"),
  row('applePay', 'script-src', 'https://applepay.cdn-apple.com', "Apple Pay's script"),
  row('googlePay', 'script-src', 'https://pay.google.com', "Google Pay's script"),
  row('look', 'style-src', "'unsafe-inline'", 'its style elements and style attributes'),
  row('look', 'img-src', 'https://cdn.marmot-cloud.com', 'the icon of its close button'),
  row('look', 'img-src', 'data:', 'its loading view'),
  risk('sea'),
  risk('na'),
  risk('de'),
  row('risk', 'connect-src', 'https://gw.alipayobjects.com', 'fingerprint image'),
  row('risk', 'script-src', "'wasm-unsafe-eval'", 'fingerprint code in WebAssembly'),
  row('analytics', 'script-src', 'https://gw.alipayobjects.com', 'tracker'),
  row('analytics', 'connect-src', 'https://imdap-sea.alipay.com', 'tracker'),
  row('analytics', 'img-src', 'https://imdap-sea.alipay.com', 'tracker'),
  row('analytics', 'connect-src', 'https://config.marmot-cloud.com', 'remote switches'),
];

/** Origins of Antom's from which a session may have scripts loaded; `antomScriptOrigins` adds to them. */
export const SCRIPT_ORIGINS: readonly string[] = ANTOM_POLICY.filter(
  ({ part }) => part === 'method',
).map(({ source }) => source);

/** Strict, because it becomes a source of the policy: `*` would be a wildcard there and `;` the end of a directive. */
export const isScriptOrigin = (value: unknown): value is string =>
  typeof value === 'string' && /^https:\/\/[a-z\d]([a-z\d.-]*[a-z\d])?(:\d{1,5})?$/.test(value);

/** What is allowed when nothing else is said; `script` is added for the script tag. */
export const DEFAULT_PARTS: readonly PolicyPart[] = ['payment', 'challenge', 'look', 'risk'];

/**
 * The part of a Content-Security-Policy that payments through Antom need, to be joined with your own. Sources of one
 * directive have to stand together: add yours to them. It never asks for `'unsafe-inline'` in script-src.
 *
 * @param environment Of your sessions: `sandbox` or `prod`.
 * @param parts Which of `ANTOM_POLICY`. Default: payment, challenge, look and risk.
 * @param scriptOrigins Those of your option `antomScriptOrigins`.
 * @throws TypeError If one of them is not an https origin.
 *
 * @example
 * antomContentSecurityPolicy('prod');
 * // "frame-src https://ac.alipay.com … https:; connect-src https://imgs-sea-global.alipay.com …; …"
 * antomContentSecurityPolicy('prod', [...DEFAULT_PARTS, 'script']); // with our script for <script src>
 */
export function antomContentSecurityPolicy(
  environment: Environment,
  parts: readonly PolicyPart[] = DEFAULT_PARTS,
  scriptOrigins: readonly string[] = [],
): string {
  const sources = new Map<string, Set<string>>();
  const allow = (directive: string, source: string) =>
    sources.set(directive, (sources.get(directive) ?? new Set()).add(source));
  for (const { part, directive, source, environments } of ANTOM_POLICY) {
    if (parts.includes(part) && environments.includes(environment)) allow(directive, source);
  }
  for (const origin of scriptOrigins) {
    if (!isScriptOrigin(origin)) {
      throw new TypeError(
        `scriptOrigins has ${JSON.stringify(origin)}. Pass origins such as "https://scripts.example.com".`,
      );
    }
    allow('script-src', origin);
  }
  return [...sources].map(([directive, all]) => [directive, ...all].join(' ')).join('; ');
}
