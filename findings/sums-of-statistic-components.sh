#!/usr/bin/env bash
# element-plus 2.14.8, ElStatistic, and ant-design-vue 4.2.6, a-statistic, with `precision: 2`; tdesign-vue-next 1.20.8,
# t-statistic, beside them
#
# A back office shows the day's takings in the component that its library has for such numbers. Sums of prices are
# binary fractions: 0.70 and 0.10 make 0.7999999999999999. One would expect two decimals to be rounded ones, 0.80, as
# toFixed(2) and Intl.NumberFormat have them.
# Seen: the digits behind the second decimal are cut off. The sum is 0.79, 100 times 4.35 is 434.99, and three prices
# that make 1.00 are 0.99. Most sums come out right, and so tests with one pass. TDesign rounds. Give such a component
# text, or add up the minor units.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts element-plus@2.14.8 ant-design-vue@4.2.6 tdesign-vue-next@1.20.8 vue@3.5.45
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { Statistic as AntStatistic } from 'ant-design-vue';
import { ElStatistic } from 'element-plus';
import { Statistic as TDesignStatistic } from 'tdesign-vue-next';
import { createSSRApp, h } from 'vue';
import { renderToString } from 'vue/server-renderer';

const components = {
  'Element Plus': (value) => h(ElStatistic, { value, precision: 2 }),
  'Ant Design Vue': (value) => h(AntStatistic, { value, precision: 2 }),
  TDesign: (value) => h(TDesignStatistic, { value, decimalPlaces: 2 }),
};
const sums = { '0.70 + 0.10': 0.7 + 0.1, '100 * 4.35': 100 * 4.35, '0.70 + 0.20 + 0.10': 0.7 + 0.2 + 0.1, '3 * 19.99': 3 * 19.99 };

async function shown(component, value) {
  const html = await renderToString(createSSRApp({ render: () => component(value) }));
  return html.replaceAll(/<!--.*?-->|<[^>]+>/g, '').trim();
}

const seen = {};
for (const [library, component] of Object.entries(components)) {
  seen[library] = {};
  for (const [sum, value] of Object.entries(sums)) seen[library][sum] = await shown(component, value);
}
console.log(seen);
const cut = { '0.70 + 0.10': '0.79', '100 * 4.35': '434.99', '0.70 + 0.20 + 0.10': '0.99', '3 * 19.99': '59.97' };
const rounded = { '0.70 + 0.10': '0.80', '100 * 4.35': '435.00', '0.70 + 0.20 + 0.10': '1.00', '3 * 19.99': '59.97' };
assert.deepEqual(seen, { 'Element Plus': cut, 'Ant Design Vue': cut, TDesign: rounded });
JS
node seen.mjs
