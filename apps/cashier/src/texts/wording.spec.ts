import {
  FALLBACK_LOCALE,
  formatAmount,
  languageTag,
  LOCALES,
  type Locale,
} from '@ams-cashier/protocol';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Texts } from './type.ts';
import { formatPlural, ENGLISH, loadWording } from './wording.ts';

/** Where a language is not written in Latin letters: a letter of its own. */
const SCRIPT: { readonly [Of in Locale]?: RegExp } = {
  ar_SA: /\p{Script=Arabic}/u,
  hi_IN: /\p{Script=Devanagari}/u,
  ja_JP: /\p{Script=Han}|\p{Script=Katakana}/u,
  ko_KR: /\p{Script=Hangul}/u,
  th_TH: /\p{Script=Thai}/u,
  zh_CN: /\p{Script=Han}/u,
  zh_HK: /\p{Script=Han}/u,
};

/** Said by number alone, or by other names: MM / YY stands on cards everywhere. */
const MAY_BE_ENGLISH = [
  '.expiryExample',
  '.gap',
  '.ends.failed.text',
  '.vaulting.ends.failed.text',
];

/** Each text with its path; what is a function is called. */
function leaves(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value('€ 1', '2345'))]];
  return Object.entries(Object(value)).flatMap(([key, one]) => leaves(one, `${path}.${key}`));
}

it.each([
  ['en_US', 'en_US'],
  ['en-GB', 'en_US'],
  ['zh_CN', 'zh_CN'],
  ['zh-cn', 'zh_CN'],
  ['zh-TW', 'zh_HK'],
  ['pt', 'pt_BR'],
  ['ro-RO', 'ro'],
  ['sv_SE', 'en_US'],
  ['', 'en_US'],
  ['constructor', 'en_US'],
])('%j is shown in %s', async (wanted, locale) => {
  expect((await loadWording(wanted)).locale).toBe(locale);
});

it('has the field names that shops and their tests rely on', () => {
  const { cardNumber, expiry, securityCode, holderName, pay } = ENGLISH.texts;
  expect([cardNumber, expiry, securityCode, holderName, pay('$42.00')]).toEqual([
    'Card number',
    'Expiry date',
    'Security code',
    'Name on card',
    'Pay $42.00',
  ]);
});

it('does not compile with a text missing', () => {
  const { cancel: _cancel, ...textsLeft } = ENGLISH.texts;
  expectTypeOf(textsLeft).not.toExtend<Texts>();
  const { code_missing: _error, ...errorsLeft } = ENGLISH.texts.errors;
  expectTypeOf(errorsLeft).not.toExtend<Texts['errors']>();
});

describe.each(LOCALES)('%s', async (locale) => {
  const { texts } = await loadWording(locale);
  const { mistakes, ...rest } = texts;
  const { mistakes: _, ...english } = ENGLISH.texts;

  it('has every text, translated', () => {
    const paths = (of: object) => leaves(of).map(([path]) => path);
    expect(paths(rest)).toEqual(paths(english));
    const given = new Map(leaves(english));
    for (const [path, text] of leaves(texts)) {
      if (!MAY_BE_ENGLISH.includes(path)) {
        expect(text, path).not.toMatch(/^\s|\s$|^$|undefined|\bnull\b|\[object| {2}|'|\.\.\./);
        if (locale !== FALLBACK_LOCALE) expect(text, path).not.toBe(given.get(path));
        expect(text, path).toMatch(SCRIPT[locale] ?? /\p{Script=Latin}/u);
      }
    }
    expect(texts.gap).toMatch(/^ ?$/);
    // mistakes have to be told apart, and so have ends and reasons
    for (const group of [texts.errors, texts.declines, texts.suggestions] as const) {
      expect(new Set(Object.values(group)).size).toBe(Object.keys(group).length);
    }
  });

  it('uses every parameter of its sentences', () => {
    const amount = formatAmount({ currency: 'EUR', value: '123450' }, locale);
    expect(texts.pay(amount)).toContain(amount);
    const paid = texts.paidWith('Visa', '0768');
    expect(paid).toContain('Visa');
    expect(paid).toContain('0768');
    expect(texts.errors.code_three).toMatch(/3/);
    expect(texts.errors.code_four).toMatch(/4/);
    expect(texts.errors.code_either).toMatch(/3.*4/);
    expect(texts.errors.expiry_month).toMatch(/1.*12/);
    expect(texts.errors.expiry_short).toContain('02\u00a0/\u00a029');
  });

  it('has the plural forms that its grammar needs for 1 to 4 fields', () => {
    const rules = new Intl.PluralRules(languageTag(locale));
    const needed = new Set([1, 2, 3, 4].map((count) => rules.select(count)));
    expect(Object.keys(mistakes).sort()).toEqual([...new Set([...needed, 'other'])].sort());
    const said = [1, 2, 3, 4].map((count) => formatPlural(mistakes, count, locale));
    expect(said.join()).not.toContain('#');
    // a form of one or two may say the number in its words
    expect(said.slice(2).map((text) => text.match(/\d/)?.[0])).toEqual(['3', '4']);
  });

  it('formats amounts as its readers do', () => {
    const tag = languageTag(locale);
    for (const [currency, value] of [
      ['EUR', '1234.50'],
      ['USD', '0.05'],
      ['JPY', '1234'],
    ] as const) {
      const intl = new Intl.NumberFormat(tag, {
        style: 'currency',
        currency,
        numberingSystem: 'latn',
      });
      const minor = value.replace('.', '').replace(/^0+/, '');
      // without what isolates a symbol from the text around it
      const shown = formatAmount({ currency, value: minor }, locale).replace(/[\u2068\u2069]/g, '');
      expect(shown).toBe(intl.format(Number(value)));
    }
  });
});
