#!/usr/bin/env bash
# vue-i18n 11.4.18, n() of an amount that is text or a bigint; Intl.NumberFormat of the installed Node, i18next 27.1.5 and
# @formatjs/intl 6.1.4 beside it
#
# Servers send amounts as text, so that no digit is lost, and code that counts minor units has bigints. Intl.NumberFormat
# takes both, to the last digit. One would expect a library in front of it to do so too, or to throw.
# Seen: vue-i18n answers empty text, and so does <i18n-n>. The button says "Pay" and the receipt "You have paid", without
# an amount; there is a warning while developing, and none in production. i18next and formatjs write what Intl writes.
# Pass a number.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts vue-i18n@11.4.18 vue@3.5.45 i18next@27.1.5 @formatjs/intl@6.1.4
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { createIntl } from '@formatjs/intl';
import i18next from 'i18next';
import { createSSRApp, h } from 'vue';
import { createI18n, NumberFormat } from 'vue-i18n';
import { renderToString } from 'vue/server-renderer';

const style = { style: 'currency', currency: 'EUR' };
const vue = createI18n({ legacy: false, locale: 'en', numberFormats: { en: { price: style } } });
await i18next.init({ lng: 'en', resources: { en: { translation: { price: '{{amount, currency(EUR)}}' } } } });
const intl = createIntl({ locale: 'en' });

async function component(value) {
  const render = () => h(NumberFormat, { value, format: 'price', scope: 'global' });
  const html = await renderToString(createSSRApp({ render }).use(vue));
  return html.replaceAll(/<!--.*?-->|<[^>]+>/g, '');
}

const seen = {};
for (const amount of [1250, '1250.00', 1250n]) {
  seen[typeof amount] = {
    Intl: new Intl.NumberFormat('en', style).format(amount),
    i18next: i18next.t('price', { amount }),
    formatjs: intl.formatNumber(amount, style),
    'vue-i18n': vue.global.n(amount, 'price'),
    '<i18n-n>': await component(amount),
  };
}
console.log(seen);
const price = '€1,250.00';
const shown = { Intl: price, i18next: price, formatjs: price };
assert.deepEqual(seen, {
  number: { ...shown, 'vue-i18n': price, '<i18n-n>': price },
  string: { ...shown, 'vue-i18n': '', '<i18n-n>': '' },
  bigint: { ...shown, 'vue-i18n': '', '<i18n-n>': '' },
});
JS
NODE_ENV=production node seen.mjs
