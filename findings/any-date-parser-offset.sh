#!/usr/bin/env bash
# any-date-parser 2.2.4, fromString() on a machine that is not in UTC
#
# A gateway writes its times with their offset, 2019-11-27T12:01:01+08:00: one moment, wherever it is read. One would
# expect the parser, which says that it understands offsets, to answer that moment.
# Seen: the machine's own offset is added once more. In Shanghai the time is eight hours early, in New York five hours
# late, and a time that ends with Z is wrong by as much. In UTC, where most servers and CI run, all is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts any-date-parser@2.2.4
cat >moment.mjs <<'JS'
import parser from 'any-date-parser';

const TEXTS = ['2019-11-27T12:01:01+08:00', '2019-11-27T04:01:01Z'];
console.log(TEXTS.map((text) => (parser.fromString(text) - new Date(text)) / 3_600_000).join(' '));
JS
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

const seen = {};
for (const TZ of ['UTC', 'Asia/Shanghai', 'America/New_York', 'Asia/Kolkata']) {
  seen[TZ] = execFileSync(process.execPath, ['moment.mjs'], { env: { ...process.env, TZ }, encoding: 'utf8' }).trim();
}
console.log('hours beside the moment', seen);
assert.deepEqual(seen, {
  UTC: '0 0',
  'Asia/Shanghai': '-8 -8',
  'America/New_York': '5 5',
  'Asia/Kolkata': '-5.5 -5.5',
});
JS
node seen.mjs
