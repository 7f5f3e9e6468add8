import { LOCALES } from '@ams-cashier/protocol';
import { expect, it } from 'vitest';
import type { PageText } from './page-text.ts';
import { PAGE_TEXTS, pageText } from './page-texts.ts';

const flat = ({ bank, wallet: { answers, ...wallet } }: PageText) =>
  new Map(
    Object.entries({ bank, wallet, answers }).flatMap(([part, texts]) =>
      Object.entries(texts).map(([name, words]) => [`${part}.${name}`, words as string] as const),
    ),
  );

it.each(LOCALES)('%s has all texts, in its own language', (locale) => {
  const english = flat(PAGE_TEXTS.en_US);
  const texts = flat(pageText(locale).text);
  expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
  for (const [name, words] of texts) {
    expect(words, name).not.toMatch(/^\s|\s$|^$|undefined| {2}|'|\.\.\./);
    if (locale !== 'en_US') expect(words, name).not.toBe(english.get(name));
  }
});

it('falls back as the cashier does', () => {
  expect(['zh-cn', 'sv', '', undefined].map((wanted) => pageText(wanted).locale)).toEqual([
    'zh_CN',
    'en_US',
    'en_US',
    'en_US',
  ]);
});
