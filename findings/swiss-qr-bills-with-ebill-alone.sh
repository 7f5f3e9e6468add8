#!/usr/bin/env bash
# swissqrbill 4.4.1, a QR-bill that has an alternative scheme and no bill information
#
# A Swiss QR code is a list of lines, and the place of a line says what it is. After EPD, the end of the payment's data, the
# guidelines of SIX have the structured bill information, and then up to two alternative schemes, such as eBill. The library
# has additionalInformation for the first, and av1 and av2 for the others. One would expect each in its place, and an empty
# line where one before it is missing, as the library does with the message, the debtor and the amount.
# Seen: what isn't given leaves no line, and so the eBill request of a bill without bill information is in the place of that
# information: the payer's bank sees an unknown kind of bill information (it begins with //S1/ as a rule) and no eBill. With
# av2 alone it is the same.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts swissqrbill@4.4.1 jsqr@1.4.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import jsQR from 'jsqr';
import { SwissQRCode } from 'swissqrbill/svg';

const address = { address: 'Hauptstrasse', buildingNumber: 7, zip: 9400, city: 'Rorschach', country: 'CH' };
const creditor = { account: 'CH4431999123000889012', name: 'Shop AG', ...address };
const bill = { currency: 'CHF', amount: 199.95, reference: '210000000003139471430009017', creditor };

/** The lines of the code in the picture, which is squares of one size and the Swiss cross. */
function linesOf(data) {
  const svg = new SwissQRCode(data).toString();
  const rects = [...svg.matchAll(/<rect x="([\d.]+)mm" y="([\d.]+)mm" width="([\d.]+)mm"/g)];
  const numbers = rects.map((rect) => rect.slice(1).map(Number));
  const size = numbers[0][2];
  const [scale, margin] = [4, 4];
  const side = (Math.round(46 / size) + 2 * margin) * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [x, y] of numbers.filter(([, , width]) => width === size)) {
    const [column, row] = [x, y].map((at) => (Math.round(at / size) + margin) * scale);
    for (let dy = 0; dy < scale; dy++) {
      for (let dx = 0; dx < scale; dx++) {
        const at = ((row + dy) * side + column + dx) * 4;
        pixels.fill(0, at, at + 3);
      }
    }
  }
  return jsQR(pixels, side, side).data.split('\n');
}
const information = '//S1/10/10201409/11/190512';
const eBill = 'eBill/B/shopper@example.com';
const seen = {};
for (const [name, more] of Object.entries({
  both: { additionalInformation: information, av1: eBill },
  'bill information alone': { additionalInformation: information },
  'eBill alone': { av1: eBill },
  'eBill alone, as av2': { av2: eBill },
})) {
  const lines = linesOf({ ...bill, ...more });
  assert.equal(lines.indexOf('EPD'), 30);
  seen[name] = lines.slice(31);
}
console.log(seen);
assert.deepEqual(seen, {
  both: [information, eBill],
  'bill information alone': [information],
  'eBill alone': [eBill],
  'eBill alone, as av2': [eBill],
});
JS
node seen.mjs
