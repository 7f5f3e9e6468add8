#!/usr/bin/env bash
# jsbarcode 3.12.3, a code with small letters as CODE39; CODE93 and CODE128 of the same library, and bwip-js 4.11.4, beside it
#
# A voucher or a slip has its code as a barcode, and codes of vouchers and payments have small letters and capitals. Code 39
# has capitals alone. The library tells by its callback `valid` whether a text can be encoded, and one would expect false, as
# CODE93 answers, which has capitals alone too, or an error as from bwip-js.
# Seen: CODE39 answers true and makes capitals of the text, in the bars and in the line below them. gift-7Kq2 and gift-7kQ2
# are the same barcode, and what the scanner at the till reads is neither. CODE128 has both kinds of letters.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts jsbarcode@3.12.3 bwip-js@4.11.4
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import bwip from 'bwip-js';
import JsBarcode from 'jsbarcode';

function encoded(text, format) {
  const barcode = {};
  let valid;
  JsBarcode(barcode, text, { format, valid: (answer) => (valid = answer) });
  return { valid, text: barcode.encodings?.[0].text, bars: barcode.encodings?.map(({ data }) => data).join('') };
}
const CODES = ['GIFT-7KQ2', 'gift-7Kq2', 'gift-7kQ2'];
const seen = {};
for (const format of ['CODE39', 'CODE93', 'CODE128']) {
  const barcodes = CODES.map((code) => encoded(code, format)).filter(({ valid }) => valid);
  seen[format] = { texts: barcodes.map(({ text }) => text), different: new Set(barcodes.map(({ bars }) => bars)).size };
}
console.log(seen);
assert.deepEqual(seen, {
  CODE39: { texts: ['GIFT-7KQ2', 'GIFT-7KQ2', 'GIFT-7KQ2'], different: 1 },
  CODE93: { texts: ['GIFT-7KQ2'], different: 1 },
  CODE128: { texts: CODES, different: 3 },
});
assert.match(bwip.toSVG({ bcid: 'code39', text: CODES[0] }), /^<svg/);
assert.throws(() => bwip.toSVG({ bcid: 'code39', text: CODES[1] }), /capital letters/);
JS
node seen.mjs
