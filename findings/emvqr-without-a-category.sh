#!/usr/bin/env bash
# emvqr 0.0.5, decode() of Pix and PayNow codes; steplix-emvqr 0.2.3 beside it
#
# An EMV payment code has the merchant's category in field 52, and 0000 where there is none. Brazil's Pix and
# Singapore's PayNow use it as a rule, and the libraries that make their codes write it. One would expect a decoder to
# name no category.
# Seen: "TypeError: Cannot read properties of undefined (reading 'usda_description')": none of these codes can be
# decoded. steplix-emvqr, which answers in the same form, reads them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts emvqr@0.0.5 steplix-emvqr@0.2.3 pix-utils@2.8.2 paynowqr@1.1.2
cat >seen.cjs <<'JS'
const assert = require('node:assert/strict');
const { decode } = require('emvqr');
const { decode: decodeWithSteplix } = require('steplix-emvqr');
const PaynowQR = require('paynowqr');
const { createStaticPix } = require('pix-utils');

const shop = { merchantName: 'SHOP', merchantCity: 'SAO PAULO', pixKey: 'shop@shop.example', transactionAmount: 1 };
const CODES = {
  Pix: createStaticPix(shop).toBRCode(),
  PayNow: new PaynowQR({ uen: '201403121W', amount: 1, company: 'SHOP' }).output(),
};

function tryOut(read, code) {
  try {
    return read(code)[52].data.slice(0, 4);
  } catch (error) {
    return error.message;
  }
}
const seen = Object.fromEntries(
  Object.entries(CODES).map(([name, code]) => [name, [tryOut(decode, code), tryOut(decodeWithSteplix, code)]]),
);
console.log(seen);
const error = "Cannot read properties of undefined (reading 'usda_description')";
assert.deepEqual(seen, { Pix: [error, '0000'], PayNow: [error, '0000'] });
JS
node seen.cjs
