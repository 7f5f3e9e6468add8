#!/usr/bin/env bash
# validator 13.15.35, isVAT(), and jsvat 2.5.4; stdnum 1.12.0 beside them
#
# A company that buys in another country gives its VAT id, and no tax is charged. VIES lists the forms: a Spanish company's
# is a letter and eight digits, Irish ones may have two letters at the end since 2013, Belgian ones may begin with 1, and
# Northern Ireland's begin with XI since 2021. One would expect ids of these forms, with the right check digit, to pass.
# Seen: validator refuses every Spanish company, the Irish numbers with two letters and British ones that aren't written
# with spaces, and throws for XI. jsvat, which checks digits too, refuses the Belgian numbers that begin with 1, and XI.
# stdnum accepts all but XI, which it doesn't know as a country.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts validator@13.15.35 jsvat@2.5.4 stdnum@1.12.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { checkVAT, countries } from 'jsvat';
import { stdnum } from 'stdnum';
import validator from 'validator';

// these are examples: the check digits are right
const IDS = ['ESB58378431', 'IE6433435OA', 'BE1009998939', 'GB980780684', 'XI980780684', 'DE136695976'];
const accepts = {
  validator: (id, country) => validator.isVAT(id, country),
  jsvat: (id) => checkVAT(id, countries).isValid,
  stdnum: (id, country) => (country === 'ES' ? stdnum.ES.nif : stdnum[country].vat).validate(id).isValid,
};
const seen = {};
for (const [library, check] of Object.entries(accepts)) {
  seen[library] = {};
  for (const id of IDS) {
    try {
      seen[library][id] = check(id, id.slice(0, 2));
    } catch (error) {
      seen[library][id] = error.name;
    }
  }
}
console.table(seen);
assert.deepEqual(Object.values(seen).map(Object.values), [
  [false, false, true, false, 'Error', true],
  [true, true, false, true, false, true],
  [true, true, true, true, 'TypeError', true],
]);
JS
node seen.mjs
