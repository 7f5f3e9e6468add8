#!/usr/bin/env bash
# promptparse 1.6.0, generate.anyId() of a mobile number; promptpay-qr 0.5.0 beside it
#
# A Thai QR code of PromptPay has the payee's mobile number in thirteen digits, 0066 and the number without its zero. Numbers
# are kept and sent around in E.164, +66812345678, and typed with hyphens. One would expect both to become the same code as
# 0812345678, or to be refused.
# Seen: only a leading zero is replaced by 66, and then zeros are put in front. The plus and the hyphens go into the code:
# 0+66812345678 has thirteen characters too, its checksum is right and parse() reads it, but no bank knows that number. The
# payer learns of it at the till. promptpay-qr takes the digits.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts promptparse@1.6.0 promptpay-qr@0.5.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { generate, parse } from 'promptparse';
import promptpay from 'promptpay-qr';

// the payee is subtag 01 of tag 29
const payee = (code) => parse(code).getTagValue('29', '01');
const seen = {};
for (const target of ['0812345678', '+66812345678', '66812345678', '081-234-5678']) {
  const code = generate.anyId({ type: 'MSISDN', target, amount: 12.5 });
  seen[target] = [payee(code), payee(promptpay(target, { amount: 12.5 }))];
}
console.log(seen);
assert.deepEqual(seen, {
  '0812345678': ['0066812345678', '0066812345678'],
  '+66812345678': ['0+66812345678', '0066812345678'],
  '66812345678': ['0066812345678', '0066812345678'],
  '081-234-5678': ['6681-234-5678', '0066812345678'],
});
JS
node seen.mjs
