#!/usr/bin/env bash
# @faker-js/faker 10.6.0, finance.creditCardNumber({ issuer })
#
# Test data for a shop that takes Maestro and UnionPay: one would expect numbers of that issuer, or an error if faker has
# none, for the option is the name of an issuer.
# Seen: an issuer that faker does not know is ignored without a word. 2,000 "maestro" numbers are of seven other brands,
# American Express with its 15 digits among them, and not one is Maestro's; the same for "unionpay".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts @faker-js/faker@10.6.0 card-validator@10.0.4
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { faker } from '@faker-js/faker';
import validate from 'card-validator';

for (const issuer of ['maestro', 'unionpay']) {
  faker.seed(1);
  const brands = {};
  for (let count = 0; count < 2000; count += 1) {
    const number = faker.finance.creditCardNumber({ issuer }).replace(/\D/g, '');
    const brand = validate.number(number).card?.type ?? 'none';
    brands[brand] = (brands[brand] ?? 0) + 1;
  }
  console.log(issuer, brands);
  assert.equal(brands[issuer], undefined);
  assert.ok(brands['american-express'] > 100 && brands.visa > 100);
}
JS
node seen.mjs
