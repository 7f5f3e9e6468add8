#!/usr/bin/env bash
# chrono-node 2.10.3, parseDate() of ISO 8601 times with a fraction of a second
#
# ISO 8601 and RFC 3339 allow any number of digits behind the second's point, and they are a decimal fraction: .5 is
# half a second. Go, Java and PostgreSQL write six or nine of them. One would expect the moment that `new Date()` reads.
# Seen: .5 is taken for five milliseconds, and .5000 for five seconds. With more than four digits the offset behind them
# is not read at all: the time is taken for the machine's own, eight hours from what was written, without an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts chrono-node@2.10.3
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { parseDate } from 'chrono-node';

const seen = {};
for (const fraction of ['', '.5', '.50', '.500', '.5000', '.50000', '.500000', '.500000000']) {
  const text = `2019-11-27T12:01:01${fraction}+08:00`;
  seen[text] = (parseDate(text) - new Date(text)) / 1000;
}
console.log('seconds beside the moment', seen);
assert.deepEqual(Object.values(seen), [0, -0.495, -0.45, 0, 4.5, 28799.5, 28799.5, 28799.5]);
JS
TZ=UTC node seen.mjs
