#!/usr/bin/env bash
# liquidjs 10.30.1, the filters divided_by, times and date of Shopify's templates
#
# A shop's receipts and invoices are Liquid templates, as Shopify has made the language, with prices in cents. Shopify's
# documentation of divided_by has the result rounded down to an integer when the divisor is an integer, times counts in
# decimals, and a day without a time is that day. One would expect the same text from the same template.
# Seen: a third of 10000 cents is 3333.3333333333335, 19.99 times 100 is 1998.9999999999998, and on a machine west of
# Greenwich an invoice that is due on 2026-11-30 is due on 29.11.2026. With divided_by: 3, true the division is Shopify's.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts liquidjs@10.30.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { Liquid } from 'liquidjs';

const TEMPLATES = [
  '{{ 10000 | divided_by: 3 }}',
  '{{ 10000 | divided_by: 3, true }}',
  '{{ 19.99 | times: 100 }}',
  '{{ "2026-11-30" | date: "%d.%m.%Y" }}',
];
const seen = {};
for (const zone of ['UTC', 'America/New_York']) {
  process.env.TZ = zone;
  const liquid = new Liquid();
  seen[zone] = TEMPLATES.map((template) => liquid.parseAndRenderSync(template));
}
console.log(seen);
assert.deepEqual(seen, {
  UTC: ['3333.3333333333335', '3333', '1998.9999999999998', '30.11.2026'],
  'America/New_York': ['3333.3333333333335', '3333', '1998.9999999999998', '29.11.2026'],
});
JS
node seen.mjs
