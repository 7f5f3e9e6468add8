/** The laws are defined in docs/design/laws.md. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as described } from '../contract/describe.ts';
import { CashierError } from '../contract/error.ts';
import { checkOptions, DEFAULT_LIMITS } from './option-check.ts';
import type { CashierOptions } from '../contract/options.ts';
import { createScriptedEngine } from '../testing.ts';

const check = (options: object) => checkOptions(options as CashierOptions);

describe('checkOptions', () => {
  it.each([
    ['environment', undefined, 'Option environment is undefined. Pass "sandbox" or "prod"'],
    ['environment', 'light_sandbox', 'Option environment is "light_sandbox". Pass "sandbox"'],
    ['environment', Symbol('prod'), 'Option environment is Symbol(prod). Pass "sandbox"'],
    ['locale', 7, 'Option locale is 7. Pass a language such as "en_US".'],
    ['trustedCashiers', 'https://a.example', 'Pass an array of origins such as'],
    ['trustedCashiers', ['https://a.example/pay'], 'Option trustedCashiers is an array. Pass'],
    ['trustedCashiers', ['a.example'], 'Pass an array of origins'],
    ['limits', [1], 'Option limits is an array. Pass an object with load, acceptance, attempt,'],
    ['limits', { load: 0 }, 'Option limits.load is 0. Pass milliseconds, more than 0.'],
    ['limits', { validate: -1 }, 'Option limits.validate is -1.'],
    ['limits', { attempt: Number.NaN }, 'Option limits.attempt is NaN.'],
    ['limits', { load: Infinity }, 'Option limits.load is Infinity.'],
    ['limits', { load: '5000' }, 'Option limits.load is "5000".'],
    ['limits', { lod: 5 }, 'Option limits.lod is unknown. Did you mean limits.load?'],
    ['limits', { toString: 5 }, 'Option limits.toString is unknown.'],
    ['limits', { total: 5 }, 'Pass load, acceptance, attempt, challenge, validate.'],
    ['local', 'de_DE', 'Option local is unknown. Did you mean locale?'],
    ['Locale', 'de_DE', 'Did you mean locale?'],
    ['trustedCashier', [], 'Did you mean trustedCashiers?'],
    ['trustedCahsiers', [], 'Did you mean trustedCashiers?'],
    ['onEventCallBack', () => 0, 'Did you mean onEventCallback?'],
    ['notRedirectAfterCompleted', true, 'Did you mean notRedirectAfterComplete?'],
    ['onerror', () => 0, 'Did you mean onError?'],
    ['antomsource', 'cdn', 'Did you mean antomSource?'],
    ['appearance', null, 'Option appearance is null. Pass an object.'],
    ['appearance', { showSubmitbuton: false }, 'Did you mean appearance.showSubmitButton?'],
    ['appearance', { accentColour: 'red' }, 'Option appearance.accentColour is unknown.'],
    ['antomScriptOrigin', [], 'Did you mean antomScriptOrigins?'],
    ['engines', [], 'Option engines is an array. Pass an array of at least one engine.'],
    ['debug', 'yes', 'Option debug is "yes". Pass true or false.'],
    ['onEventCallback', {}, 'Option onEventCallback is an object. Pass a function.'],
    ['onError', 1, 'Option onError is 1. Pass a function.'],
    ['onLog', true, 'Option onLog is true. Pass a function.'],
    ['onClose', 'x', 'Option onClose is "x". Pass a function.'],
  ])('refuses %s: %s', (option, value, message) => {
    expect(() => check({ environment: 'sandbox', [option]: value })).toThrow(message);
  });

  it.each([
    'onLoad',
    'onReady',
    'env',
    'merchantId',
    'id',
    'product',
    'bank',
    'key',
    'onOpen',
    'theme',
  ])('leaves %s to the engines', (option) => {
    expect(check({ environment: 'sandbox', [option]: 1 })).toHaveProperty(option, 1);
  });

  it('says how to pass options that arrive later', () => {
    const observable = { subscribe: () => undefined, pipe: () => observable };
    expect(() => check(observable)).toThrow(
      'The options are an Observable. Pass the options that it emits: firstValueFrom() of RxJS',
    );
    expect(() => check(Promise.resolve({ environment: 'prod' }))).toThrow(
      'The options are a promise. Pass the options that it resolves with.',
    );
  });

  it('a limit that is undefined is not given, and thirty days are a limit', () => {
    const limits = { load: undefined, challenge: 30 * 86_400_000 };
    expect(check({ environment: 'prod', limits }).limits).toEqual({
      ...DEFAULT_LIMITS,
      challenge: 30 * 86_400_000,
    });
  });

  it('names all mistakes at once', () => {
    expect(() => check({ environment: 'x', debug: 1, locale: null })).toThrow(
      /Option environment .*Option locale .*Option debug /,
    );
  });

  it('accepts everything that is right, and fills in defaults', () => {
    const { engine } = createScriptedEngine();
    expect(
      check({
        environment: 'prod',
        locale: 'zh-CN',
        trustedCashiers: ['https://pay.example.com', 'http://10.0.0.1:4242'],
        limits: { load: 1 },
        appearance: {},
        engines: [engine],
        debug: false,
      }),
    ).toMatchObject({ locale: 'zh-CN', limits: { ...DEFAULT_LIMITS, load: 1 } });
    expect(check({ environment: 'sandbox' })).toEqual({
      environment: 'sandbox',
      locale: 'en_US',
      limits: DEFAULT_LIMITS,
      trustedCashiers: [],
    });
  });

  it('Law 11: of any mixture of right and wrong options exactly the wrong ones are named', () => {
    const anything = fc.anything();
    const not = (fits: (value: unknown) => boolean) =>
      anything.filter((value) => value !== undefined && !fits(value));
    const isFunction = (value: unknown) => typeof value === 'function';
    const isRecord = (value: unknown) => Object(value) === value && !Array.isArray(value);
    const callback = [fc.func(anything), not(isFunction)] as const;
    const onOff = [fc.boolean(), not((value) => typeof value === 'boolean')] as const;
    const options: {
      readonly [option: string]: readonly [fc.Arbitrary<unknown>, typeof anything];
    } = {
      environment: [
        fc.constantFrom('sandbox', 'prod'),
        anything.filter((value) => value !== 'sandbox' && value !== 'prod'),
      ],
      locale: [fc.string(), not((value) => typeof value === 'string')],
      trustedCashiers: [
        fc.array(fc.webUrl().map((url) => new URL(url).origin)),
        fc.oneof(
          not(Array.isArray),
          fc.array(fc.constantFrom('a.example', '', 7), { minLength: 1 }),
        ),
      ],
      limits: [
        fc.record({ load: fc.integer({ min: 1, max: 2 ** 31 - 1 }) }, { requiredKeys: [] }),
        not(isRecord),
      ],
      appearance: [fc.object(), not(isRecord)],
      debug: onOff,
      notRedirectAfterComplete: onOff,
      onEventCallback: callback,
      onError: callback,
      onLog: callback,
      onClose: callback,
    };
    const mixtures = fc.record(
      Object.fromEntries(
        Object.entries(options).map(([option, [right, wrong]]) => [
          option,
          fc.oneof(
            right.map((value) => ({ value, isWrong: false })),
            wrong.map((value) => ({ value, isWrong: true })),
          ),
        ]),
      ),
    );
    fc.assert(
      fc.property(mixtures, (mixture) => {
        const given = Object.entries(mixture);
        const wrong = given.filter(([, { isWrong }]) => isWrong);
        let message = '';
        try {
          check(Object.fromEntries(given.map(([option, { value }]) => [option, value])));
        } catch (error) {
          expect(error).toBeInstanceOf(CashierError);
          expect(error).toMatchObject({ reason: 'option_invalid' });
          ({ message } = error as CashierError);
        }
        const named = [...message.matchAll(/Option (\w+) is (?:[^]*?)\. Pass /g)].map(
          ([, name]) => name,
        );
        expect(named.sort()).toEqual(wrong.map(([option]) => option).sort());
        for (const [option, { value }] of wrong) {
          expect(message).toContain(`Option ${option} is ${described(value)}. Pass `);
        }
      }),
      { numRuns: 200 },
    );
    // a busy machine takes its time
  }, 60_000);
});
