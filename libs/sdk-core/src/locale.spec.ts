import { expect, it } from 'vitest';
import { resolveLocale } from './locale.ts';

it.each([
  ['en_US', 'en_US'],
  ['en-GB', 'en_US'],
  ['EN', 'en_US'],
  ['zh_CN', 'zh_CN'],
  ['zh', 'zh_CN'],
  ['zh-Hant-TW', 'zh_CN'],
  ['de_DE', 'en_US'],
  ['', 'en_US'],
  ['english', 'en_US'],
])('%j becomes %s', (wanted, locale) => expect(resolveLocale(wanted)).toBe(locale));
