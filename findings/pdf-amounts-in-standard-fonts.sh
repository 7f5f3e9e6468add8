#!/usr/bin/env bash
# jspdf 4.2.1 and pdfkit 0.20.2, an amount in one of PDF's standard fonts; pdf-lib 1.17.1 beside them
#
# A receipt shows what Intl.NumberFormat makes of the amount: "₹1,234.00", "−12,50 kr", "1 234,50 €" with a narrow
# no-break space. PDF's fourteen standard fonts, which both use unless told otherwise, have Western European letters and
# the euro alone. One would expect an error, or an empty box for a sign that the font lacks.
# Seen: a sign is cut into its two bytes, and these are drawn. Rupees are " ¹1,234.00", which reads as 11,234; Philippine
# pesos are " ±1,234.00", won " ©12,000", and a French amount is "1 /234,50 €". The minus of a refund is a quotation mark.
# pdf-lib throws and names the character. An embedded font that has the signs helps in all three.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts jspdf@4.2.1 pdfkit@0.20.2 pdf-lib@1.17.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { jsPDF } from 'jspdf';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import Pdfkit from 'pdfkit';

const format = (language, currency, amount) => new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount);
const AMOUNTS = [
  format('en-IN', 'INR', 1234),
  format('en-PH', 'PHP', 1234),
  format('ko-KR', 'KRW', 12000),
  format('fr-FR', 'EUR', 1234.5),
  format('sv-SE', 'SEK', -12.5),
];
/** What a reader shows: the codes are those of Windows-1252, which has nothing below the space. */
const drawn = (bytes) => new TextDecoder('windows-1252').decode(bytes).replaceAll(/[\0-\x1f]/g, '');

function jspdf(text) {
  const document = new jsPDF({ compress: false });
  document.text(text, 10, 10);
  return drawn(Buffer.from(/\((.*)\) Tj/.exec(document.output())[1], 'latin1'));
}
async function pdfkit(text) {
  const document = new Pdfkit({ compress: false });
  document.text(text);
  document.end();
  const written = (await buffer(document)).toString('latin1');
  const lines = [...written.matchAll(/\[(<.*?)\] TJ/g)].map(([, line]) => line);
  const codes = lines.flatMap((line) => [...line.matchAll(/<([0-9a-f]*)>/g)].map(([, code]) => code));
  return drawn(Buffer.from(codes.join(''), 'hex'));
}
async function pdfLib(text) {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  try {
    document.addPage().drawText(text, { font });
  } catch (error) {
    return error.message;
  }
}
const seen = {};
for (const text of AMOUNTS) seen[text] = [jspdf(text), await pdfkit(text), await pdfLib(text)];
console.log(seen);
assert.deepEqual(Object.values(seen), [
  [' ¹1,234.00', ' ¹1,234.00', 'WinAnsi cannot encode "₹" (0x20b9)'],
  [' ±1,234.00', ' ±1,234.00', 'WinAnsi cannot encode "₱" (0x20b1)'],
  [' ©12,000', ' ©12,000', 'WinAnsi cannot encode "₩" (0x20a9)'],
  ['1 /234,50\u00a0€', '1 /234,50\u00a0€', 'WinAnsi cannot encode "\u202f" (0x202f)'],
  ['"12,50\u00a0kr', '"12,50\u00a0kr', 'WinAnsi cannot encode "\u2212" (0x2212)'],
]);
JS
node seen.mjs
