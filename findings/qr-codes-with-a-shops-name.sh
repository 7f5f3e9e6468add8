#!/usr/bin/env bash
# qrcode-svg 1.1.0 and qrcode-generator 2.0.4, a payment code with a name that isn't ASCII; qrcode 1.5.4 beside them
#
# An EMV payment code begins with 000201, and has the shop's name in the shop's own language as UTF-8 in field 64. Wallets
# read the bytes. One would expect a QR code of that text to give it back.
# Seen: qrcode-svg puts a byte order mark in front as soon as one character isn't ASCII: the text no longer begins with
# 000201, and isn't a payment code. qrcode-generator keeps the lower byte of every character, so that the name is
# garbage and its checksum is wrong; its `stringToBytes` has to be exchanged. Codes in ASCII come back from all three.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts qrcode-svg@1.1.0 qrcode-generator@2.0.4 qrcode@1.5.4 jsqr@1.4.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import jsqr from 'jsqr';
import QRCode from 'qrcode';
import generator from 'qrcode-generator';
import Svg from 'qrcode-svg';

/** Each answers whether the module at a row and column is dark. */
const LIBRARIES = {
  qrcode(text) {
    const { modules } = QRCode.create(text);
    return { size: modules.size, dark: (row, column) => modules.get(row, column) };
  },
  'qrcode-svg'(text) {
    const { modules } = new Svg({ content: text }).qrcode;
    return { size: modules.length, dark: (row, column) => modules[row][column] };
  },
  'qrcode-generator'(text) {
    const code = generator(0, 'M');
    code.addData(text);
    code.make();
    return { size: code.getModuleCount(), dark: (row, column) => code.isDark(row, column) };
  },
};
/** The text that a reader sees: drawn with 4 pixels to a module and the quiet zone of 4 modules. */
function read({ size, dark }) {
  const width = (size + 8) * 4;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let y = 0; y < width; y++)
    for (let x = 0; x < width; x++) {
      const [row, column] = [Math.floor(y / 4) - 4, Math.floor(x / 4) - 4];
      const inside = row >= 0 && column >= 0 && row < size && column < size;
      if (inside && dark(row, column)) pixels.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(jsqr.default(pixels, width, width).binaryData));
}
// a name, and the same with its Thai form behind it
const CODES = ['0002015908Tea shop', '0002015908Tea shop64160002th0106ร้านชา'];
const seen = {};
for (const [library, draw] of Object.entries(LIBRARIES)) seen[library] = CODES.map((code) => read(draw(code)));
console.log(seen);
assert.deepEqual(seen, {
  qrcode: CODES,
  'qrcode-svg': [CODES[0], `\uFEFF${CODES[1]}`],
  'qrcode-generator': [CODES[0], '0002015908Tea shop64160002th0106#I2\x19\n2'],
});
JS
node seen.mjs
