#!/usr/bin/env bash
# paynowqr 1.1.2 and @chewhx/paynowqr 1.1.0, the amount of a PayNow code; promptpay-qr 0.5.0 and pix-utils 2.8.2 beside
# them
#
# EMVCo's merchant-presented code has the amount as up to 13 characters, digits and a point. A cart of 0.10 and 0.20 is
# 0.30000000000000004 in JavaScript; a library that takes a number would be expected to write 0.3 or 0.30, as those for
# PromptPay and Pix do.
# Seen: both write all nineteen characters, and the code's checksum is right, so that nothing is found before a bank's
# app refuses it. Whoever leaves out `expiry`, which its README has as optional, gets a TypeError from @chewhx/paynowqr.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts paynowqr@1.1.2 @chewhx/paynowqr@1.1.0 promptpay-qr@0.5.0 pix-utils@2.8.2
cat >seen.cjs <<'JS'
const assert = require('node:assert/strict');
const PaynowFork = require('@chewhx/paynowqr').default;
const PaynowQR = require('paynowqr');
const { createStaticPix } = require('pix-utils');
const promptpay = require('promptpay-qr');

const shop = { uen: '201403121W', company: 'SHOP', refNumber: 'A1', expiry: '20301231' };
const pix = { merchantName: 'SHOP', merchantCity: 'SAO PAULO', pixKey: 'shop@shop.example' };
const MAKERS = {
  paynowqr: (amount) => new PaynowQR({ ...shop, amount }).output(),
  '@chewhx/paynowqr': (amount) => new PaynowFork({ ...shop, amount }).output(),
  'promptpay-qr': (amount) => promptpay('0812345678', { amount }),
  'pix-utils': (amount) => createStaticPix({ ...pix, transactionAmount: amount }).toBRCode(),
};

// the fields of a code: two digits of name, two of length, the value
function amountIn(code) {
  for (let at = 0; at < code.length; at += 4 + Number(code.slice(at + 2, at + 4))) {
    if (code.slice(at, at + 2) === '54') return code.slice(at + 4, at + 4 + Number(code.slice(at + 2, at + 4)));
  }
}
const seen = Object.fromEntries(
  Object.entries(MAKERS).map(([name, make]) => [name, [amountIn(make(12.5)), amountIn(make(0.1 + 0.2))]]),
);
console.log(seen);
const long = ['12.5', '0.30000000000000004'];
const short = ['12.50', '0.30'];
assert.deepEqual(seen, {
  paynowqr: long,
  '@chewhx/paynowqr': long,
  'promptpay-qr': short,
  'pix-utils': short,
});
const { expiry, ...without } = shop;
assert.throws(() => new PaynowFork({ ...without, amount: 1 }), TypeError);
JS
node seen.cjs
