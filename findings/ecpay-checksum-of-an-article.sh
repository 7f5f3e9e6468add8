#!/usr/bin/env bash
# ecpay_aio_nodejs 1.2.2, ECPay's own package, the CheckMacValue of an order
#
# ECPay (Taiwan) describes its checksum in steps: the fields in order, joined; the text URL-encoded; then turned into
# lower case; then SHA-256. One would expect the form that its package makes to have that value, whatever the
# article's name is.
# Seen: the text is made by JSON.stringify(), so that a quotation mark in a name has a backslash in front; and it is
# turned into lower case before it is encoded, so that É, which is %c3%89, becomes é, %c3%a9. The order of a 27" monitor,
# and one of a CAFÉ's, has another value, and ECPay answers "CheckMacValue Error". Chinese and ASCII names are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts ecpay_aio_nodejs@1.2.2
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import Ecpay from 'ecpay_aio_nodejs';

const merchant = { MerchantID: '3000000', HashKey: 'abcdefghijklmnop', HashIV: 'ABCDEFGHIJKLMNOP' };
const ecpay = new Ecpay({
  OperationMode: 'Test',
  MercProfile: merchant,
  IgnorePayment: [],
  IsProjectContractor: false,
});
/** As ECPay documents it, with its table of the characters that .NET leaves as they are: - _ . ! * ( ) */
function documented(fields) {
  const names = Object.keys(fields).sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));
  const text = names.map((name) => `${name}=${fields[name]}`).join('&');
  const encoded = encodeURIComponent(`HashKey=${merchant.HashKey}&${text}&HashIV=${merchant.HashIV}`)
    .replaceAll('%20', '+')
    .replaceAll("'", '%27')
    .replaceAll('~', '%7e')
    .toLowerCase();
  return createHash('sha256').update(encoded).digest('hex').toUpperCase();
}
const seen = {};
for (const ItemName of ['Coffee', '咖啡', "Men's shirt (M)", 'Monitor 27"', 'CAFÉ', 'Café']) {
  const fields = {
    MerchantID: merchant.MerchantID,
    MerchantTradeNo: 'f0a0d7e9fae1bb72bc93',
    MerchantTradeDate: '2026/11/30 12:00:00',
    TotalAmount: '100',
    TradeDesc: 'Order',
    ItemName,
    ReturnURL: 'https://shop.example/ecpay',
    PaymentType: 'aio',
    ChoosePayment: 'Credit',
    EncryptType: '1',
  };
  const print = console.log;
  console.log = () => {}; // the package prints what it hashes
  const value = ecpay.payment_client.helper.gen_chk_mac_value({ ...fields });
  console.log = print;
  seen[ItemName] = value === documented(fields);
}
console.log(seen);
assert.deepEqual(seen, {
  Coffee: true,
  咖啡: true,
  "Men's shirt (M)": true,
  'Monitor 27"': false,
  CAFÉ: false,
  Café: true,
});
JS
node seen.mjs
