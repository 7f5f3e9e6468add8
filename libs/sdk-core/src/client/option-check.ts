import { describe } from '../contract/describe.ts';
import { CashierError } from '../contract/error.ts';
import type { CashierOptions, CheckedOptions, Environment, Limits } from '../contract/options.ts';

export const DEFAULT_LIMITS: Limits = {
  load: 15_000,
  acceptance: 15_000,
  attempt: 60_000,
  challenge: 600_000,
  validate: 15_000,
};

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
  limits: [
    (value: object) =>
      isObject(value) &&
      Object.entries(value).every(
        ([name, limit]) => name in DEFAULT_LIMITS && limit > 0 && limit < 2 ** 31,
      ),
    // a timer overflows there
    `positive milliseconds below 2 ** 31 for ${Object.keys(DEFAULT_LIMITS).join(', ')}`,
  ],
  appearance: [isObject, 'an object'],
  engines: [
    (value: unknown) => Array.isArray(value) && value.length > 0,
    'an array of at least one engine',
  ],
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

function isOrigin(value: unknown): boolean {
  try {
    return new URL(value as string).origin === value;
  } catch {
    return false;
  }
}

/** An `option_invalid` that names every wrong option at once; undefined if all are right. */
export function mistakeIn(options: object, required?: string): CashierError | undefined {
  const given = Object(options) as { readonly [option: string]: never };
  const wrong = Object.entries(CHECKS).flatMap(([option, [fits, fix]]) => {
    const value = given[option];
    return (value === undefined && option !== required) || fits(value as never)
      ? []
      : [`Option ${option} is ${describe(value)}. Pass ${fix}.`];
  });
  return wrong.length > 0
    ? new CashierError('option_invalid', { message: wrong.join(' ') })
    : undefined;
}

/** The options of a client with defaults filled in. Throws `option_invalid`. */
export function checkOptions(options: CashierOptions): CheckedOptions {
  const mistake = mistakeIn(options, 'environment');
  if (mistake) throw mistake;
  return {
    ...options,
    // not FALLBACK_LOCALE, which would bring the table of languages along
    locale: options.locale || 'en_US',
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    trustedCashiers: options.trustedCashiers ?? [],
  };
}
