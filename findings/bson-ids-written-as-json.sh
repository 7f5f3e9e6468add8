#!/usr/bin/env bash
# bson 7.3.4, MongoDB's own, EJSON.stringify() of 64-bit integers
#
# Payments are exported from MongoDB as Extended JSON, for which the driver has EJSON. An id is an int64. By default the
# relaxed form is written, in which an int64 is a JSON number, and JSON's numbers have any number of digits: one would
# expect the digits that are in the database, or the form with $numberLong where a number can't hold them.
# Seen: 9007199254740993 is written as 9007199254740992, which is another payment's id, whether it was a Long or a bigint;
# and EJSON.parse() reads {"$numberLong": "9007199254740993"} so, too. The driver itself gives a Long for what is
# no safe integer, so that nothing is lost before. `{ relaxed: false }` keeps it, for both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts bson@7.3.4
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { EJSON, Long, deserialize, serialize } from 'bson';

const stored = deserialize(serialize({ id: Long.fromString('9007199254740993') }));
const canonical = EJSON.stringify(stored, { relaxed: false });
const seen = {
  stored: String(stored.id),
  long: EJSON.stringify(stored),
  bigint: EJSON.stringify({ id: 9007199254740993n }),
  canonical,
  read: String(EJSON.parse(canonical).id),
  readAsItIs: String(EJSON.parse(canonical, { relaxed: false }).id),
};
console.log(seen);
assert.deepEqual(seen, {
  stored: '9007199254740993',
  long: '{"id":9007199254740992}',
  bigint: '{"id":9007199254740992}',
  canonical: '{"id":{"$numberLong":"9007199254740993"}}',
  read: '9007199254740992',
  readAsItIs: '9007199254740993',
});
JS
node seen.mjs
