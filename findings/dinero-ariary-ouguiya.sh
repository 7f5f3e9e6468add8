#!/usr/bin/env bash
# dinero.js 2.0.2, currencies MGA and MRU
#
# Gateways count the minor units of the ariary and the ouguiya as ISO 4217 does, with two decimals: 1234 is 12.34. The
# library's description of a currency is said to follow ISO 4217 too.
# Seen: it has base 5 and one digit for both (an ariary is five iraimbilanja), so the same 1234 is 246 and four fifths:
# twenty times the amount that the gateway charges. The other currencies agree.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts dinero.js@2.0.2 currency-codes@2.2.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import currencies from 'currency-codes';
import { dinero, toUnits } from 'dinero.js';
import { IQD, MGA, MRU, USD } from 'dinero.js/currencies';

const seen = Object.fromEntries(
  Object.entries({ USD, IQD, MGA, MRU }).map(([code, currency]) => [
    code,
    { iso: currencies.code(code).digits, units: toUnits(dinero({ amount: 1234, currency })) },
  ]),
);
console.log(seen);
assert.deepEqual(seen, {
  USD: { iso: 2, units: [12, 34] },
  IQD: { iso: 3, units: [1, 234] },
  MGA: { iso: 2, units: [246, 4] },
  MRU: { iso: 2, units: [246, 4] },
});
JS
node seen.mjs
