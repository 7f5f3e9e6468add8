#!/usr/bin/env bash
# i18next 27.1.5 and accept-language-parser 1.5.0 (`loose`), the language of a shopper from Hong Kong;
# @formatjs/intl-localematcher 0.10.1 and Intl.Locale of the installed Node beside them
#
# A checkout is there in English, in the simplified Chinese of the mainland and in the traditional Chinese of Taiwan. A
# browser in Hong Kong or Macao asks for zh-HK or zh-MO, which are written in traditional characters: CLDR's likely
# subtags, and with them Intl.Locale's maximize(), have zh-Hant-HK. One would expect traditional Chinese, or English.
# Seen: i18next takes the first of the supported languages that begins with zh, and the shopper gets zh-CN, for zh-Hant
# too, which says how it is written. Where zh-TW stands first, one from Singapore gets traditional Chinese; es-MX gets
# Spain's Spanish with es-419, Latin America's, beside it. accept-language-parser does so too, and has zh-CN even for
# zh-TW, which is in the list. FormatJS's matcher has CLDR's answer for each, and i18next can be given it as the
# language. Our table of languages (libs/protocol/src/language.ts) has zh_HK for zh-TW, zh-MO and zh-Hant.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts i18next@27.1.5 accept-language-parser@1.5.0 @formatjs/intl-localematcher@0.10.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { match } from '@formatjs/intl-localematcher';
import parser from 'accept-language-parser';
import i18next from 'i18next';

/** The text that i18next shows for this language. */
async function shows(lng, languages) {
  const i18n = i18next.createInstance();
  const resources = Object.fromEntries(languages.map((language) => [language, { translation: { pay: language } }]));
  await i18n.init({ lng, supportedLngs: languages, fallbackLng: 'en', resources, showSupportNotice: false });
  return i18n.t('pay');
}
const mainlandFirst = ['en', 'zh-CN', 'zh-TW'];
const taiwanFirst = ['en', 'zh-TW', 'zh-CN'];
const seen = {};
for (const [asked, languages] of [
  ['zh-TW', mainlandFirst],
  ['zh-HK', mainlandFirst],
  ['zh-Hant', mainlandFirst],
  ['zh-SG', taiwanFirst],
  ['es-MX', ['en', 'es-ES', 'es-419']],
]) {
  seen[asked] = [
    await shows(asked, languages),
    parser.pick(languages, `${asked},en;q=0.5`, { loose: true }),
    match([asked], languages, 'en'),
    new Intl.Locale(asked).maximize().toString(),
  ];
}
console.log(seen);
assert.deepEqual(seen, {
  'zh-TW': ['zh-TW', 'zh-CN', 'zh-TW', 'zh-Hant-TW'],
  'zh-HK': ['zh-CN', 'zh-CN', 'zh-TW', 'zh-Hant-HK'],
  'zh-Hant': ['zh-CN', 'zh-CN', 'zh-TW', 'zh-Hant-TW'],
  'zh-SG': ['zh-TW', 'zh-TW', 'zh-CN', 'zh-Hans-SG'],
  'es-MX': ['es-ES', 'es-ES', 'es-419', 'es-Latn-MX'],
});
JS
node seen.mjs
