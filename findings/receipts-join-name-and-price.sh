#!/usr/bin/env bash
# node-thermal-printer 4.6.1, leftRight() and table() of an article and its price
#
# A line of a receipt has the article on the left and the price on the right, which is what leftRight() is for. One would
# expect the two to stay apart when the name is long: to be cut, or to go on in the next line, as in tableCustom().
# Seen: there are as many blanks between them as are left of the line's width, and that may be none. "Green tea of Japan, box
# of 12" for 99.50 is printed as "Green tea of Japan, box of 1299.50", and so the price on the receipt is 1299.50. table() has
# half the width for each, so that "Green tea, box of 12" is enough there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts node-thermal-printer@4.6.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { CharacterSet, PrinterTypes, ThermalPrinter } from 'node-thermal-printer';

function printed(print) {
  const printer = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: 'tcp://127.0.0.1:9100',
    characterSet: CharacterSet.PC858_EURO,
    width: 32,
  });
  print(printer);
  // the commands in front of the text go
  return printer.getBuffer().toString('latin1').replaceAll(/\x1b../g, '').trimEnd();
}
const seen = {};
for (const name of ['Green tea', 'Green tea, box of 12', 'Green tea of Japan, box of 12']) {
  const columns = [
    { text: name, align: 'LEFT', width: 0.75 },
    { text: '99.50', align: 'RIGHT', width: 0.25 },
  ];
  seen[name] = [
    printed((printer) => printer.leftRight(name, '99.50')),
    printed((printer) => printer.table([name, '99.50'])),
    printed((printer) => printer.tableCustom(columns)).replace(/ *\n/, '\n'),
  ];
}
console.log(seen);
assert.deepEqual(seen, {
  'Green tea': ['Green tea                  99.50', 'Green tea       99.50', 'Green tea                  99.50'],
  'Green tea, box of 12': ['Green tea, box of 12       99.50', 'Green tea, box of 1299.50', 'Green tea, box of 12       99.50'],
  'Green tea of Japan, box of 12': [
    'Green tea of Japan, box of 1299.50',
    'Green tea of Japan, box of 1299.50',
    'Green tea of Japan, box    99.50\n of 12',
  ],
});
JS
node seen.mjs
