/**
 * What a shopper's browser has to fetch, in brotli, against its budget. The folders of dist/sizes are written by
 * bundle.ts, and 1 KiB is 1,024 bytes. For comparison: the script that Antom ships (`@alipay/ams-checkout` 1.47.2, its
 * UMD file) is 282 kB.
 */
import { LOCALES } from '@ams-cashier/protocol';

const sizes = '../../dist/sizes';
const cashier = '../../apps/cashier/dist';
const fileName = (locale: string) => locale.toLowerCase().replace('_', '-');
const otherLanguages = LOCALES.filter((locale) => locale !== 'en_US').map(fileName);

/** Chunks of the advice in both voices; the merchant's is in English and in Chinese, where both are one file. */
const advice = (language: string) => [
  `${sizes}/core/say-*/say-*.js`,
  `${sizes}/core/${language}-*/*.js`,
  ...(language === 'zh-cn' ? [] : [`${sizes}/core/merchant-*/*.js`]),
];

export default [
  {
    name: 'script for <script src>, with the hosted engine',
    path: '../../libs/sdk-core/dist/ams-cashier.min.js',
    limit: '24.2 KiB',
  },
  { name: 'core, until the first open', path: `${sizes}/core/entry/*.js`, limit: '16 KiB' },
  {
    name: 'hosted engine with its loading view, at the first open',
    path: [`${sizes}/core/hosted*/*.js`, `${sizes}/core/speak*/speak-*.js`],
    limit: '7.7 KiB',
  },
  {
    name: 'Antom engine, at its first open',
    path: [`${sizes}/core/antom*/*.js`, `${sizes}/core/foundation*/*.js`],
    limit: '16 KiB',
  },
  {
    name: 'Antom engine for the Payment Element, beside what both share',
    path: `${sizes}/core/element-code*/element-code-*.js`,
    limit: '4 KiB',
  },
  { name: 'advice in English, at the first open', path: advice('en-us'), limit: '4.55 KiB' },
  ...otherLanguages.map((language) => ({
    name: `advice in ${language} instead`,
    path: advice(language),
    limit: '4.85 KiB',
  })),
  {
    name: 'component controller, for bindings',
    path: `${sizes}/component/entry/*.js`,
    limit: '4.25 KiB',
  },
  { name: 'custom element', path: `${sizes}/element/entry/*.js`, limit: '6 KiB' },
  { name: 'money', path: `${sizes}/money/entry/*.js`, limit: '2 KiB' },
  { name: 'Vue adapter', path: `${sizes}/vue/entry/*.js`, limit: '3 KiB' },
  { name: 'Angular adapter', path: `${sizes}/angular/entry/*.js`, limit: '4 KiB' },
  {
    name: 'server client, one call on an edge runtime',
    path: `${sizes}/server/entry/*.js`,
    limit: '12 kB',
  },
  {
    name: 'cashier page in its frame',
    path: [
      `${cashier}/**/*.{html,js,css}`,
      ...otherLanguages.map((language) => `!${cashier}/assets/${language}-*.js`),
    ],
    limit: '35 KiB',
  },
  ...otherLanguages.map((language) => ({
    name: `cashier page in ${language}, more`,
    path: `${cashier}/assets/${language}-*.js`,
    limit: '2 KiB',
  })),
];
