#!/usr/bin/env bash
# mt940-js 1.0.0, read() of a bank statement; mt940js 1.3.5 beside it
#
# In MT940 a line's mark is D or C, and RC is the reversal of a credit: money that had come in and goes out again, as a
# returned transfer does. The line has the value date in full and the entry date as month and day. One would expect a
# reversed credit not to count as money received, and an entry of 31 December, valued on 2 January, to be last year's.
# Seen: with mt940-js a reversed credit has `isCredit: true`, a reversed debit has false, and no field tells that they are
# reversals: what the lines add up to isn't the difference of the balances, and a returned payment is taken for a second
# one. mt940js has both signs right. Both put the entry of 31 December at the end of the year that has just begun.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
# mt940-js asks for tslib without naming it
npm install --silent --ignore-scripts mt940-js@1.0.0 mt940js@1.3.5 tslib@2.8.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { read } from 'mt940-js';
import mt940js from 'mt940js';

const LINES = {
  ':61:2601021231D5,00NTRFNONREF': 'a charge of 31 December',
  ':61:2601020102C1000,00NTRFNONREF': 'a credit',
  ':61:2601020102RC12,50NTRFNONREF': 'a reversed credit',
  ':61:2601020102RD7,50NTRFNONREF': 'a reversed debit',
};
const statement = [
  ':20:STATEMENT',
  ':25:10010010/1234567',
  ':28C:1/1',
  ':60F:C260101EUR1000,00',
  ...Object.keys(LINES),
  ':62F:C260102EUR1990,00',
  '-',
].join('\r\n');

const [byMt940Js] = await read(Buffer.from(statement));
const [byMt940js] = new mt940js.Parser().parse(statement);
const seen = {};
for (const [index, line] of Object.values(LINES).entries()) {
  const { amount, isCredit, entryDate } = byMt940Js.transactions[index];
  const beside = byMt940js.transactions[index];
  seen[line] = {
    'mt940-js': [isCredit ? amount : -amount, entryDate],
    mt940js: [beside.amount, beside.entryDate.toISOString().slice(0, 10)],
  };
}
const total = (library) => Object.values(seen).reduce((sum, line) => sum + line[library][0], 0);
const totals = { 'mt940-js': total('mt940-js'), mt940js: total('mt940js') };
console.log(seen, totals, 'of a difference of 990');
assert.deepEqual(seen, {
  'a charge of 31 December': { 'mt940-js': [-5, '2026-12-31'], mt940js: [-5, '2026-12-31'] },
  'a credit': { 'mt940-js': [1000, '2026-01-02'], mt940js: [1000, '2026-01-02'] },
  'a reversed credit': { 'mt940-js': [12.5, '2026-01-02'], mt940js: [-12.5, '2026-01-02'] },
  'a reversed debit': { 'mt940-js': [-7.5, '2026-01-02'], mt940js: [7.5, '2026-01-02'] },
});
assert.deepEqual(totals, { 'mt940-js': 1000, mt940js: 990 });
JS
node seen.mjs
