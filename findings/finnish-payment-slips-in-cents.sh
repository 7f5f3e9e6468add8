#!/usr/bin/env bash
# finnish-bank-utils 1.3.3, formatFinnishVirtualBarCode() of an invoice's sum
#
# Finnish invoices carry a barcode of 54 digits, which banks' apps read: the account, six digits of euros and two of cents,
# the reference and the due date. One of the examples of the banks' guide is over 4883.15 euros. The library takes the sum
# in euros, reads such codes and writes them. One would expect it to write what it reads.
# Seen: the sum is multiplied by a hundred and isn't rounded. 4883.15 becomes 488314.99999999994 in the middle of the code,
# 19.99 and 0.29 likewise: no error, but a text that is too long and has a point, which neither a bank's app nor the library
# itself can read. The sums in its documentation, 482.99 and 693.8, come out right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts finnish-bank-utils@1.3.3
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import utils from 'finnish-bank-utils';

const write = (slip) => utils.formatFinnishVirtualBarCode(slip);
const parse = (text) => utils.parseFinnishVirtualBarCode(text);
const EXAMPLE = '479440520200360820048831500000000868516259619897100612';

const read = parse(EXAMPLE);
assert.equal(read.sum, 4883.15);
const seen = {};
for (const sum of [482.99, 693.8, 4883.15, 19.99, 0.29]) {

  const written = write({ ...read, sum });
  seen[sum] = [written, written.length, parse(written) && parse(written).sum];
}
console.log(seen);
const code = (cents) => EXAMPLE.slice(0, 17) + cents + EXAMPLE.slice(25);
assert.deepEqual(seen, {
  482.99: [code('00048299'), 54, 482.99],
  693.8: [code('00069380'), 54, 693.8],
  4883.15: [code('488314.999999999941792'.padStart(24, '0')), 70, false],
  19.99: [code('00001998.99999999999977'), 69, false],
  0.29: [code('00000028.999999999999996'), 70, false],
});
JS
node seen.mjs
