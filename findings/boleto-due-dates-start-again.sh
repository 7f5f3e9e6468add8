#!/usr/bin/env bash
# boleto.js 1.1.4, expirationDate(), and @mrmgomes/boleto-utils 1.3.3, validarBoleto(); @brazilian-utils/brazilian-utils
# 2.4.0 beside them
#
# The line of a Brazilian boleto has its due date as four digits, days that were counted from 7 October 1997. On 21
# February 2025 they came to 9999, and FEBRABAN has them begin again with 1000. One would expect a reader of such lines
# to answer a date that a slip of today can have.
# Seen: a slip that is due on 30 November 2026 was due on 10 April 2002: it counts as overdue by 24 years, and a job that
# looks for unpaid slips cancels the order. boleto-utils has the right date too, but in a second field, with the wrong one
# in the field that is called the due date. Brazilian Utils answers the right one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts boleto.js@1.1.4 @mrmgomes/boleto-utils@1.3.3 @brazilian-utils/brazilian-utils@2.4.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { getBoletoInfo } from '@brazilian-utils/brazilian-utils';
import utils from '@mrmgomes/boleto-utils';

globalThis.window = globalThis; // boleto.js asks for a browser's window
const { default: Boleto } = await import('boleto.js');

/** Check digits: modulus 10 of a field of the line, modulus 11 of the bar code. */
function modulus10(digits) {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
function modulus11(digits) {
  const sum = [...digits].reverse().reduce((total, digit, index) => total + Number(digit) * (2 + (index % 8)), 0);
  const rest = 11 - (sum % 11);
  return String(rest > 9 ? 1 : rest);
}
/** The line of 1,250.50 reais that are due on a day. */
function line(day) {
  const days = (Date.parse(day) - Date.parse('1997-10-07')) / 86_400_000;
  const factor = String(days > 9999 ? days - 9000 : days);
  const end = `${factor}0000125050`;
  const free = '0000002853898001010118000';
  const fields = [`0019${free.slice(0, 5)}`, free.slice(5, 15), free.slice(15)];
  return `${fields.map((field) => field + modulus10(field)).join('')}${modulus11(`0019${end}${free}`)}${end}`;
}
const seen = {};
for (const day of ['2025-02-21', '2025-02-22', '2026-11-30']) {
  const digits = line(day);
  const slip = utils.validarBoleto(digits);
  seen[day] = [
    new Boleto(digits).expirationDate(),
    slip.vencimento,
    slip.vencimentoComNovoFator2025,
    getBoletoInfo(digits).expirationDate,
  ].map((date) => date.toISOString().slice(0, 10));
}
console.log(seen);
assert.deepEqual(seen, {
  '2025-02-21': ['2025-02-21', '2025-02-21', '2049-10-13', '2025-02-21'],
  '2025-02-22': ['2000-07-03', '2000-07-03', '2025-02-22', '2025-02-22'],
  '2026-11-30': ['2002-04-10', '2002-04-10', '2026-11-30', '2026-11-30'],
});
JS
node seen.mjs
