import { LOCALES } from '@ams-cashier/protocol';
import { expect, it } from 'vitest';
import { WALLET_TEXTS, walletText } from './wallet-text.ts';

const flat = ({ answers, ...text }: (typeof WALLET_TEXTS)['en_US']) =>
  new Map(Object.entries({ ...text, ...answers }));

it.each(LOCALES)('%s has all texts, of its own', (locale) => {
  const english = flat(WALLET_TEXTS.en_US);
  for (const [name, words] of flat(walletText(locale).text)) {
    expect(words, name).not.toMatch(/^\s|\s$|^$|undefined| {2}|'|\.\.\./);
    if (locale !== 'en_US') expect(words, name).not.toBe(english.get(name));
  }
});

it('takes what the browser prefers', () => {
  const spoken = (header?: string) => walletText(header).locale;
  expect(spoken('de-AT,de;q=0.9,en;q=0.8')).toBe('de_DE');
  expect(spoken('zh-TW;q=1')).toBe('zh_HK');
  expect(spoken('fi')).toBe('en_US');
  expect(spoken('*')).toBe('en_US');
  expect(spoken()).toBe('en_US');
});
