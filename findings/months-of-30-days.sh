#!/usr/bin/env bash
# human-interval 2.0.1, by which Agenda reads every('1 month'), parse-duration 2.1.9 and ms 2.1.3: a month in words
#
# A subscription is charged once a month. One would expect a year of "1 month" to have twelve charges, or a library that
# counts milliseconds to refuse months, as their length isn't fixed.
# Seen: human-interval has 30 days, so that January is charged twice, on the 1st and on the 31st, February isn't charged
# at all, and the year has 13 charges; parse-duration has 30 days and ten and a half hours, with January and February
# alike. ISO 8601's P1M is one minute there. ms answers undefined, which setTimeout() takes for no time at all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts human-interval@2.0.1 parse-duration@2.1.9 ms@2.1.3
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import humanInterval from 'human-interval';
import ms from 'ms';
import parse from 'parse-duration';

function charges(month) {
  const days = [];
  for (let time = Date.UTC(2026, 0, 1); time < Date.UTC(2027, 0, 1); time += month) {
    days.push(new Date(time).toISOString().slice(5, 10));
  }
  return days;
}
const seen = {
  humanInterval: charges(humanInterval('1 month')).join(' '),
  parseDuration: charges(parse('1 month')).join(' '),
  iso: parse('P1M'),
  ms: ms('1 month'),
};
console.log(seen);
assert.deepEqual(seen, {
  humanInterval: '01-01 01-31 03-02 04-01 05-01 05-31 06-30 07-30 08-29 09-28 10-28 11-27 12-27',
  parseDuration: '01-01 01-31 03-02 04-02 05-02 06-02 07-02 08-02 09-01 10-01 11-01 12-01',
  iso: 60_000,
  ms: undefined,
});
JS
node seen.mjs
