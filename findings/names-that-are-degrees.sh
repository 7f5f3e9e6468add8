#!/usr/bin/env bash
# humanparser 2.7.0, parseName() of a shopper's full name; parse-full-name 1.2.7 beside it
#
# A form or a wallet has one field for the name, and a payment request has a first and a last name. Ma is one of the most
# common family names in China. One would expect "Yi Ma" to have the last name Ma.
# Seen: Ma is taken for a degree, MA: the suffix is "Ma" and the last name is empty, so that a request that needs one is
# refused. With three names the middle one becomes the last. parse-full-name finds it in both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts humanparser@2.7.0 parse-full-name@1.2.7
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import humanparser from 'humanparser';
import fullName from 'parse-full-name';

const seen = {};
for (const name of ['Jane Smith', 'Wei Wang', 'Yi Ma', 'Thi Lan Ma']) {
  const { firstName, lastName, suffix } = humanparser.parseName(name);
  const { first, last } = fullName.parseFullName(name);
  seen[name] = [firstName, lastName, suffix ?? '', first, last];
}
console.log(seen);
assert.deepEqual(seen, {
  'Jane Smith': ['Jane', 'Smith', '', 'Jane', 'Smith'],
  'Wei Wang': ['Wei', 'Wang', '', 'Wei', 'Wang'],
  'Yi Ma': ['Yi', '', 'Ma', 'Yi', 'Ma'],
  'Thi Lan Ma': ['Thi', 'Lan', 'Ma', 'Thi', 'Ma'],
});
JS
node seen.mjs
