#!/usr/bin/env bash
# n2words 4.0.0, toCurrency(), numero-por-extenso 1.0.8, porExtenso(), and decimal-number-to-words 1.3.3, toWords();
# number-to-words 1.2.4 beside them
#
# Invoices, cheques and receipts of several countries have to give the sum in words as well, and those count if the two
# differ. toCurrency() makes "twenty-one dollars" of 21. One would expect the words of the language: in Spanish uno loses its
# end before a noun (the Academy's dictionary of doubts: veintiún euros), and million is a noun that needs a preposition
# in Spanish, French and Portuguese (un millón de euros, un million d'euros, um milhão de euros).
# Seen: "veintiuno euros", "un millón euros", "un million euros", "um milhão euros", and "einhunderteins Euro" in German,
# though one euro alone is "un euro" and "ein Euro". In Romanian "de" is there for bani and not for lei. numero-por-extenso,
# which is for Portuguese alone, has "um milhão reais" too.
# decimal-number-to-words says in its documentation that -3 is "minus three": it is an empty text, so that a credit note has
# no sum in words. number-to-words, which it is made of, has the words.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts n2words@4.0.0 decimal-number-to-words@1.3.3 number-to-words@1.2.4 numero-por-extenso@1.0.8
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import decimalWords from 'decimal-number-to-words';
import { toCurrency as german } from 'n2words/de-DE';
import { toCurrency as english } from 'n2words/en-US';
import { toCurrency as spanish } from 'n2words/es-ES';
import { toCurrency as french } from 'n2words/fr-FR';
import { toCurrency as portuguese } from 'n2words/pt-PT';
import { toCurrency as romanian } from 'n2words/ro-RO';
import numberWords from 'number-to-words';
import { estilo, porExtenso } from 'numero-por-extenso';

const languages = { english, spanish, french, portuguese, german, romanian };
const amounts = { english: [1, 21, 1e6], spanish: [1, 21, 31.21, 1e6], french: [1, 1e6, 1e6 + 1], portuguese: [1, 1e6] };
Object.assign(amounts, { german: [1, 101], romanian: [1, 50.5] });
const seen = {};
for (const [language, toCurrency] of Object.entries(languages)) seen[language] = amounts[language].map((n) => toCurrency(n));
seen.brazilian = [1, 1e6].map((n) => porExtenso(n, estilo.monetario));
const credit = { 'decimal-number-to-words': decimalWords.toWords(-3), 'number-to-words': numberWords.toWords(-3) };
console.log(seen, credit);
assert.deepEqual(seen, {
  english: ['one dollar', 'twenty-one dollars', 'one million dollars'],
  spanish: ['un euro', 'veintiuno euros', 'treinta y uno euros con veintiuno céntimos', 'un millón euros'],
  french: ['un euro', 'un million euros', 'un million un euros'],
  portuguese: ['um euro', 'um milhão euros'],
  german: ['ein Euro', 'einhunderteins Euro'],
  romanian: ['un leu', 'cincizeci lei cincizeci de bani'],
  brazilian: ['um real', 'um milhão reais'],
});
assert.equal(decimalWords.toWords(3), 'three');
assert.deepEqual(credit, { 'decimal-number-to-words': '', 'number-to-words': 'minus three' });
JS
node seen.mjs
