#!/usr/bin/env bash
# html-to-text 10.0.1 and @react-email/render 2.3.1 with `plainText`: the text of an email that has a code in its heading
#
# A receipt's HTML gets its text version from a converter. Its heading names the order, or the code of a voucher: codes of
# payments and vouchers have small letters and capitals. One would expect the text to have the same ones.
# Seen: headings come out in capitals, and so do the heads of data tables: "Your voucher aB3xY9" is YOUR VOUCHER AB3XY9,
# and the shop refuses the code. Whoever reads emails as text has a wrong one. In a paragraph it is right.
# `uppercase: false` for each of h1 to h6 turns it off.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts html-to-text@10.0.1 @react-email/render@2.3.1 react@19.3.1 react-dom@19.3.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { render } from '@react-email/render';
import { convert } from 'html-to-text';
import { createElement as element } from 'react';

const heading = '<h1>Your voucher aB3xY9</h1>';
const table = '<table id="t"><tr><th>Order k7Pq</th></tr><tr><td>k7Pq</td></tr></table>';
const plain = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } }));
const text = (html, selectors = []) => convert(html, { selectors }).replaceAll(/\s+/g, ' ').trim();
const seen = {
  heading: text(heading),
  paragraph: text('<p>Your voucher aB3xY9</p>'),
  'data table': text(table, [{ selector: '#t', format: 'dataTable' }]),
  'React Email': (await render(element('h1', null, 'Your voucher aB3xY9'), { plainText: true })).trim(),
  'uppercase: false': text(heading, plain),
};
console.log(seen);
assert.deepEqual(seen, {
  heading: 'YOUR VOUCHER AB3XY9',
  paragraph: 'Your voucher aB3xY9',
  'data table': 'ORDER K7PQ k7Pq',
  'React Email': 'YOUR VOUCHER AB3XY9',
  'uppercase: false': 'Your voucher aB3xY9',
});
JS
node seen.mjs
