import { nearestName } from '@ams-cashier/protocol';
import { adviceOnLateValue, describe } from '../contract/describe.ts';
import { CashierError } from '../contract/error.ts';
import type { CheckoutUpdate } from '../contract/checkout.ts';
import type { CashierOptions, CheckedOptions, Environment, Limits } from '../contract/options.ts';
import type { PreloadOnOptions, PreloadWhen } from '../contract/preload.ts';

export const DEFAULT_LIMITS: Limits = {
  load: 15_000,
  acceptance: 15_000,
  attempt: 60_000,
  challenge: 600_000,
  validate: 15_000,
};

const LIMIT_NAMES = Object.keys(DEFAULT_LIMITS);

const APPEARANCE_NAMES = ['showLoading', 'showSubmitButton', 'themeType', 'accentColor', 'layout'];

const CHANGE_NAMES: readonly (keyof CheckoutUpdate)[] = ['session', 'locale', 'appearance'];

const TARGET_NAMES: readonly (keyof PreloadOnOptions)[] = ['session', 'cashier', 'when'];

/** Options without a check here. */
const OTHER_NAMES = [
  'session',
  'sessionData',
  'paymentSessionData',
  'container',
  'merchantAppointParam',
  'isAppWebview',
  'isNativeAppWebview',
  'appendAliasContainerId',
  'antomSource',
  'antomScript',
  'antomScriptOrigins',
  'analytics',
  'securityRegion',
  'onBeforeSubmit',
  'onPaymentMethodSelected',
  'onSizeChanged',
];

const PRELOAD_WHENS: readonly PreloadWhen[] = ['none', 'intent', 'visible', 'idle'];

const isObject = (value: unknown): boolean => Object(value) === value && !Array.isArray(value);
const isFunction = (value: unknown): boolean => typeof value === 'function';
const isBoolean = (value: unknown): boolean => typeof value === 'boolean';

/** What each option of a client or an open must be, as a check and in words. */
const CHECKS: {
  readonly [option: string]: readonly [fits: (value: never) => boolean, fix: string];
} = {
  environment: [
    (value: Environment) => value === 'sandbox' || value === 'prod',
    '"sandbox" or "prod", whichever your sessions are made in',
  ],
  locale: [(value: unknown) => typeof value === 'string', 'a language such as "en_US"'],
  trustedCashiers: [
    (value: unknown) => Array.isArray(value) && value.every(isOrigin),
    'an array of origins such as "https://pay.example.com"',
  ],
  limits: [isObject, `an object with ${LIMIT_NAMES.join(', ')}, each if you need it`],
  appearance: [isObject, 'an object'],
  engines: [
    (value: unknown) => Array.isArray(value) && value.length > 0,
    'an array of at least one engine',
  ],
  preload: [
    (value: PreloadWhen) => PRELOAD_WHENS.includes(value),
    '"none", "intent", "visible" or "idle"',
  ],
  preloadOn: [isTrigger, 'a selector such as "#pay", or an element'],
  debug: [isBoolean, 'true or false'],
  notRedirectAfterComplete: [isBoolean, 'true or false'],
  signal: [
    (value: { addEventListener?: unknown } | null) => isFunction(value?.addEventListener),
    'the signal of an AbortController',
  ],
  onEventCallback: [isFunction, 'a function'],
  onError: [isFunction, 'a function'],
  onLog: [isFunction, 'a function'],
  onClose: [isFunction, 'a function'],
};

const NAMES = [...Object.keys(CHECKS), ...OTHER_NAMES];

function isOrigin(value: unknown): boolean {
  try {
    return new URL(value as string).origin === value;
  } catch {
    return false;
  }
}

function isTrigger(value: unknown): boolean {
  if (typeof value !== 'string') return isFunction((value as Element | null)?.matches);
  try {
    // a server can't tell
    if (typeof document !== 'undefined') document.createDocumentFragment().querySelector(value);
    return true;
  } catch {
    return false;
  }
}

/** Like the name of an option, but none: misspelt, and without effect. Any other name may be one of an engine's own. */
function misspeltIn(given: object, names: readonly string[], prefix = ''): string[] {
  return Object.keys(given).flatMap((name) => {
    const meant = names.includes(name) ? undefined : nearestName(name, names);
    return meant ? [`Option ${prefix}${name} is unknown. Did you mean ${prefix}${meant}?`] : [];
  });
}

function wrongLimitsIn(limits: unknown): string[] {
  if (!isObject(limits)) return [];
  return Object.entries(limits as object).flatMap(([name, limit]) => {
    if (!LIMIT_NAMES.includes(name)) {
      const meant = nearestName(name, LIMIT_NAMES);
      const cure = meant ? `Did you mean limits.${meant}?` : `Pass ${LIMIT_NAMES.join(', ')}.`;
      return [`Option limits.${name} is unknown. ${cure}`];
    }
    return limit === undefined || (Number.isFinite(limit) && (limit as number) > 0)
      ? []
      : [`Option limits.${name} is ${describe(limit)}. Pass milliseconds, more than 0.`];
  });
}

/** An `option_invalid` that names every wrong option at once; undefined if all are right. */
export function mistakeIn(options: object, required?: string): CashierError | undefined {
  const given = Object(options) as { readonly [option: string]: never };
  const late = adviceOnLateValue(options, 'the options');
  if (late) {
    const message = `The options are ${describe(options)}.`;
    return new CashierError('option_invalid', { message, suggestion: late });
  }
  const wrong = Object.entries(CHECKS).flatMap(([option, [fits, fix]]) => {
    const value = given[option];
    return (value === undefined && option !== required) || fits(value as never)
      ? []
      : [`Option ${option} is ${describe(value)}. Pass ${fix}.`];
  });
  wrong.push(
    ...wrongLimitsIn(given['limits']),
    ...misspeltIn(Object(given['appearance']), APPEARANCE_NAMES, 'appearance.'),
    ...misspeltIn(given, NAMES),
  );
  return wrong.length > 0
    ? new CashierError('option_invalid', { message: wrong.join(' ') })
    : undefined;
}

const invalid = (message: string) => new CashierError('option_invalid', { message });

/** Only these names have an effect, and a form that keeps an old amount looks right to everyone but the shopper. */
function unknownIn(
  given: unknown,
  what: string,
  names: readonly string[],
): CashierError | undefined {
  const list = names.join(', ');
  if (!isObject(given) || isFunction(given)) {
    return invalid(
      `${what} is ${describe(given)}. Pass an object with ${list}, each if you need it.`,
    );
  }
  const name = Object.keys(given as object).find((one) => !names.includes(one));
  return name === undefined
    ? undefined
    : invalid(`${what} has no ${name}. Pass ${list}, each if you need it.`);
}

/** What is wrong with what `update()` gets. */
export function mistakeInChange(change: CheckoutUpdate): CashierError | undefined {
  return mistakeIn(change) ?? unknownIn(change, 'The change', CHANGE_NAMES);
}

/** What is wrong with what is to be preloaded. */
export function mistakeInTarget(target: PreloadOnOptions): CashierError | undefined {
  const unknown = unknownIn(target, 'The target', TARGET_NAMES);
  const { cashier } = Object(target) as PreloadOnOptions;
  if (unknown || cashier === undefined || isOrigin(cashier)) return unknown;
  const fix = 'Pass an origin such as "https://pay.example.com".';
  return invalid(`Option cashier is ${describe(cashier)}. ${fix}`);
}

/** The options of a client with defaults filled in. Throws `option_invalid`. */
export function checkOptions(options: CashierOptions): CheckedOptions {
  const mistake = mistakeIn(options, 'environment');
  if (mistake) throw mistake;
  return {
    ...options,
    // not FALLBACK_LOCALE, which would bring the table of languages along
    locale: options.locale || 'en_US',
    limits: withDefaults(options.limits),
    trustedCashiers: options.trustedCashiers ?? [],
  };
}

/** A limit that is undefined is not given. */
function withDefaults(limits: Partial<Limits> = {}): Limits {
  const given = Object.entries(limits).filter(([, limit]) => limit !== undefined);
  return { ...DEFAULT_LIMITS, ...Object.fromEntries(given) };
}
