import { describe, expect, it } from 'vitest';
import { directionOf, languageTag, LOCALES, resolveLocale } from './language.ts';

it('has the 15 of the checkout documentation and the 7 of the newer pages', () => {
  const documented =
    'en_US pt_BR ko_KR es_ES ms_MY in_ID tl_PH th_TH vi_VN fr_FR nl_NL it_IT de_DE zh_CN zh_HK';
  const newer = 'pt_PT ja_JP ro pl_PL ar_SA tr_TR hi_IN';
  expect([...LOCALES].sort()).toEqual(`${documented} ${newer}`.split(' ').sort());
});

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
    ['zh-TW', 'zh_HK'],
    ['zh_TW', 'zh_HK'],
    ['zh-MO', 'zh_HK'],
    ['zh-Hant', 'zh_HK'],
    ['zh-Hant-HK', 'zh_HK'],
    ['zh-Hant-TW', 'zh_HK'],
    ['pt', 'pt_BR'],
    ['pt-BR', 'pt_BR'],
    ['pt-PT', 'pt_PT'],
    ['pt-AO', 'pt_PT'],
    ['ro-RO', 'ro'],
    ['ro-MD', 'ro'],
    ['mo', 'ro'],
    ['id', 'in_ID'],
    ['id-ID', 'in_ID'],
    ['in', 'in_ID'],
    ['fil', 'tl_PH'],
    ['fil-PH', 'tl_PH'],
    ['tl', 'tl_PH'],
    ['ms', 'ms_MY'],
    ['ms-SG', 'ms_MY'],
    ['ja', 'ja_JP'],
    ['ar', 'ar_SA'],
    ['ar-EG', 'ar_SA'],
    ['ar-SA-u-nu-arab', 'ar_SA'],
    ['es-419', 'es_ES'],
    ['es-MX', 'es_ES'],
    ['fr-CA', 'fr_FR'],
    ['de-CH-1996', 'de_DE'],
    ['nl-BE', 'nl_NL'],
    ['th-TH-u-ca-buddhist', 'th_TH'],
    ['hi', 'hi_IN'],
    // as POSIX writes it, and Chrome in a container
    ['fr_FR.UTF-8', 'fr_FR'],
    ['de_DE@euro', 'de_DE'],
    ['en-US@posix', 'en_US'],
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
  ])('P29: %j becomes %s', (wanted, locale) => {
    expect(resolveLocale(wanted)).toBe(locale);
  });
});

it('returns BCP 47 tags', () => {
  expect(['in_ID', 'tl_PH', 'ro', 'zh_HK'].map(languageTag)).toEqual([
    'id-ID',
    'fil-PH',
    'ro',
    'zh-HK',
  ]);
});

/** Scripts that are written from right to left. */
const RTL_SCRIPTS = ['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa'];

it.each(LOCALES)('%s is written as its script is', (locale) => {
  const { script = '' } = new Intl.Locale(languageTag(locale)).maximize();
  expect(directionOf(locale)).toBe(RTL_SCRIPTS.includes(script) ? 'rtl' : 'ltr');
});
