import { expect, it } from 'vitest';
import { wordingFor } from './texts.ts';

it.each([
  ['en_US', 'en_US'],
  ['en-GB', 'en_US'],
  ['zh_CN', 'zh_CN'],
  ['zh-cn', 'zh_CN'],
  ['zh-Hant-TW', 'zh_CN'],
  ['fr_FR', 'en_US'],
  ['', 'en_US'],
  ['constructor', 'en_US'],
])('%j is spoken as %s', (wanted, locale) => {
  expect(wordingFor(wanted).locale).toBe(locale);
});

it('has the field names that shops and their tests rely on', () => {
  const { cardNumber, expiry, securityCode, holderName, pay } = wordingFor('en_US').texts;
  expect([cardNumber, expiry, securityCode, holderName, pay('$42.00')]).toEqual([
    'Card number',
    'Expiry date',
    'Security code',
    'Name on card',
    'Pay $42.00',
  ]);
});
