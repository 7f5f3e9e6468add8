#!/usr/bin/env bash
# valibot 1.5.0, isoTimestamp()
#
# Gateways send expiry times as ISO 8601 with an offset. One would expect that what passes the check is a time that
# `new Date()` reads, and is the day that was written.
# Seen: an offset of hours alone (+08) passes, and Date can't read it, so that a comparison with it is never true; and
# 31 February passes, which Date silently takes for 3 March.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts valibot@1.5.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import * as v from 'valibot';

const schema = v.pipe(v.string(), v.isoTimestamp());
const read = (text) => [
  v.safeParse(schema, text).success,
  String(new Date(text).getTime() && new Date(text).toJSON()),
];
const seen = {
  hours: read('2026-11-30T12:01:01+08'),
  february: read('2026-02-31T12:01:01Z'),
  control: read('2026-11-30T12:01:01+08:00'),
};
console.log(seen);
assert.deepEqual(seen, {
  hours: [true, 'NaN'],
  february: [true, '2026-03-03T12:01:01.000Z'],
  control: [true, '2026-11-30T04:01:01.000Z'],
});
JS
node seen.mjs
