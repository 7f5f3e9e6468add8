import { describe, expect, it } from 'vitest';
import { directionOf, languageTag, LOCALES, resolveLocale } from './language.ts';

describe('resolveLocale', () => {
  it.each(LOCALES)('%s is itself, however it is spelled', (locale) => {
    expect(resolveLocale(locale)).toBe(locale);
    expect(resolveLocale(locale.toLowerCase())).toBe(locale);
    expect(resolveLocale(locale.toUpperCase().replace('_', '-'))).toBe(locale);
    expect(resolveLocale(languageTag(locale))).toBe(locale);
  });

  it.each([
    ['en', 'en_US'],
    ['en-GB', 'en_US'],
    ['en_AU', 'en_US'],
    ['zh', 'zh_CN'],
    ['zh-SG', 'zh_CN'],
    ['zh-Hans', 'zh_CN'],
    ['zh-Hans-HK', 'zh_CN'],
    ['zh-CN-u-ca-chinese', 'zh_CN'],
    // Finnish and Filipino begin alike, and so do Swahili and others
    ['fi', 'en_US'],
    ['iw', 'en_US'],
    ['he-IL', 'en_US'],
    ['sv_SE', 'en_US'],
    ['', 'en_US'],
    ['*', 'en_US'],
    ['C', 'en_US'],
    ['english', 'en_US'],
    ['constructor', 'en_US'],
    ['de DE', 'en_US'],
  ])('%j becomes %s', (wanted, locale) => {
    expect(resolveLocale(wanted)).toBe(locale);
  });
});

it('writes from right to left what its script says', () => {
  for (const locale of LOCALES) {
    const { script } = new Intl.Locale(languageTag(locale)).maximize();
    expect(directionOf(locale)).toBe(script === 'Arab' ? 'rtl' : 'ltr');
  }
});
