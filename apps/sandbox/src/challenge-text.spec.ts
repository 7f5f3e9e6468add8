import { LOCALES } from '@ams-cashier/protocol';
import { expect, it } from 'vitest';
import { CHALLENGE_TEXTS, challengeText } from './challenge-text.ts';

it.each(LOCALES)('%s has all texts, of its own', (locale) => {
  const { text } = challengeText(locale);
  expect(Object.keys(text).sort()).toEqual(Object.keys(CHALLENGE_TEXTS.en_US).sort());
  for (const [name, words] of Object.entries(text)) {
    expect(words, name).not.toMatch(/^\s|\s$|^$|undefined| {2}|'|\.\.\./);
    if (locale !== 'en_US') {
      expect(words, name).not.toBe(CHALLENGE_TEXTS.en_US[name as keyof typeof text]);
    }
  }
});

it('falls back as the cashier does', () => {
  expect(['zh-cn', 'sv', '', undefined].map((wanted) => challengeText(wanted).locale)).toEqual([
    'zh_CN',
    'en_US',
    'en_US',
    'en_US',
  ]);
});
