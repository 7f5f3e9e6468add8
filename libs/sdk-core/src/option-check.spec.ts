import { describe, expect, it } from 'vitest';
import { checkOptions, DEFAULT_LIMITS } from './option-check.ts';
import type { CashierOptions } from './options.ts';
import { createScriptedEngine } from './testing.ts';

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
    ['limits', [1], 'Option limits is an array. Pass positive milliseconds below 2 ** 31 for load'],
    ['limits', { load: 0 }, 'Option limits is an object. Pass positive milliseconds'],
    ['limits', { load: Infinity }, 'Pass positive milliseconds below 2 ** 31'],
    ['limits', { total: 5 }, 'for load, acceptance, attempt, challenge, validate.'],
    ['appearance', null, 'Option appearance is null. Pass an object.'],
    ['engines', [], 'Option engines is an array. Pass an array of at least one engine.'],
    ['debug', 'yes', 'Option debug is "yes". Pass true or false.'],
    ['onEventCallback', {}, 'Option onEventCallback is an object. Pass a function.'],
    ['onError', 1, 'Option onError is 1. Pass a function.'],
    ['onLog', true, 'Option onLog is true. Pass a function.'],
    ['onClose', 'x', 'Option onClose is "x". Pass a function.'],
  ])('refuses %s: %s', (option, value, message) => {
    expect(() => check({ environment: 'sandbox', [option]: value })).toThrow(message);
  });

  it('names all mistakes at once', () => {
    expect(() => check({ environment: 'x', debug: 1, locale: null })).toThrow(
      /Option environment .*Option locale .*Option debug /,
    );
  });

  it('takes everything that is right, and fills the rest', () => {
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
    ).toMatchObject({ locale: 'zh_CN', limits: { ...DEFAULT_LIMITS, load: 1 } });
    expect(check({ environment: 'sandbox' })).toEqual({
      environment: 'sandbox',
      locale: 'en_US',
      limits: DEFAULT_LIMITS,
      trustedCashiers: [],
    });
  });
});
