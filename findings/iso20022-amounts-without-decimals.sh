#!/usr/bin/env bash
# iso20022.js 0.0.15, createSWIFTCreditPaymentInitiation() in yen, won and dinar
#
# A transfer's amount is a whole number of the currency's smallest unit: 1000 makes 10 dollars. The yen and the won have
# no smaller unit, and the Kuwaiti dinar has a thousand. One would expect 1000 yen to be 1000 yen in the bank's file.
# Seen: every amount is divided by a hundred, whatever the currency. 1000 yen and 1000 won are 10, so that the payee gets
# a hundredth; 1000 fils, one dinar, are 10 dinar, ten times as much.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts iso20022.js@0.0.15
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { ISO20022 } from 'iso20022.js';

const account = { iban: 'DE89370400440532013000' };
const agent = { bic: 'DEUTDEFF' };
const iso20022 = new ISO20022({ initiatingParty: { name: 'Shop', id: 'SHOP', account, agent } });
const address = { streetName: 'Street', townName: 'Town', postalCode: '12345', country: 'DE' };
const creditor = { name: 'Payee', account, agent, address };

const seen = {};
for (const currency of ['USD', 'JPY', 'KRW', 'KWD']) {
  const payment = { type: 'swift', direction: 'credit', amount: 1000, currency, creditor };
  const file = iso20022.createSWIFTCreditPaymentInitiation([payment]).toString();
  seen[currency] = /<InstdAmt Ccy="(?:\w+)">([^<]*)</.exec(file)[1];
}
console.log('1000 of the smallest unit is', seen);
assert.deepEqual(seen, { USD: '10', JPY: '10', KRW: '10', KWD: '10' });
JS
node seen.mjs
