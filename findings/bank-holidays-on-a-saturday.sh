#!/usr/bin/env bash
# @date/holidays-us 0.4.0, isHoliday(date, { bank: true }): the days on which ACH pays out
#
# Payouts and direct debits in the United States settle on the days on which the Federal Reserve is open. It is closed on
# Juneteenth since 2022; and of a holiday that is a Saturday it says that the banks are open on the Friday before, while
# other federal offices are closed then. One would expect a list of bank holidays to have both.
# Seen: Friday, 3 July 2026, and Friday, 24 December 2027, are bank holidays, and 19 June is none, in any year. The day that
# the shop expects its money on is a day late, or a debit is announced for a day on which no bank works.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts @date/holidays-us@0.4.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import holidays from '@date/holidays-us';

/** The Federal Reserve's own list. */
const CLOSED = {
  '2026-06-19': true, // Juneteenth, a Friday
  '2026-07-03': false, // the Friday before the Fourth of July
  '2026-11-26': true, // Thanksgiving
  '2027-07-05': true, // the Monday after the Fourth of July
  '2027-12-24': false, // the Friday before Christmas
};
const seen = {};
for (const [day, closed] of Object.entries(CLOSED)) {
  const [year, month, date] = day.split('-').map(Number);
  seen[day] = [closed, holidays.isHoliday(new Date(year, month - 1, date), { bank: true })];
}
console.log(seen);
assert.deepEqual(seen, {
  '2026-06-19': [true, false],
  '2026-07-03': [false, true],
  '2026-11-26': [true, true],
  '2027-07-05': [true, true],
  '2027-12-24': [false, true],
});
JS
node seen.mjs
