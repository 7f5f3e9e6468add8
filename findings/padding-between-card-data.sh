#!/usr/bin/env bash
# node-emv 1.0.23 and node-tlv 1.5.14, parse() of a card's data; ber-tlv 0.9.2 beside them
#
# A terminal hands on what card and kernel have said as tags, lengths and values: 9F02 is the amount, 5F2A the currency. EMV
# (Book 3, Annex B, and its Specification Update 69) allows bytes of zero before, between and after the objects in a
# template, for instance where one has been erased. One would expect them to be passed over.
# Seen: a zero byte is taken for a tag, and what follows for its length and value. With one between the two the currency is
# gone, and no error says so; with one in front node-tlv throws, and node-emv has neither amount nor currency. Two zeros are
# an empty object to node-tlv, and half a tag to node-emv.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts node-emv@1.0.23 node-tlv@1.5.14 ber-tlv@0.9.2
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import berTlv from 'ber-tlv';
import emv from 'node-emv';
import TLV from 'node-tlv';

const AMOUNT = '9F0206000000001250';
const CURRENCY = '5F2A020978';
const DATA = {
  plain: AMOUNT + CURRENCY,
  'a zero between': AMOUNT + '00' + CURRENCY,
  'two between': AMOUNT + '0000' + CURRENCY,
  'one in front': '00' + AMOUNT + CURRENCY,
};
const libraries = {
  'node-emv': (template) => {
    let found;
    emv.parse(template, (objects) => (found = objects));
    return found.flatMap(({ tag, value }) => (Array.isArray(value) ? value : { tag }));
  },
  'node-tlv': (template) => TLV.parse(template).child,
  'ber-tlv': (template) => berTlv.TlvFactory.parse(template)[0].items,
};
const seen = {};
for (const [library, objects] of Object.entries(libraries)) {
  seen[library] = {};
  for (const [name, data] of Object.entries(DATA)) {
    const length = (data.length / 2).toString(16).padStart(2, '0').toUpperCase();
    try {
      const tags = objects('77' + length + data).map(({ tag }) => tag);
      seen[library][name] = tags.join(' ');
    } catch (error) {
      seen[library][name] = error.message;
    }
  }
}
console.log(seen);
assert.deepEqual(seen, {
  'node-emv': { plain: '9F02 5F2A', 'a zero between': '9F02 0', 'two between': '9F02 0 5', 'one in front': '0 F2' },
  'node-tlv': {
    plain: '9F02 5F2A',
    'a zero between': '9F02 00',
    'two between': '9F02 00 5F2A',
    'one in front': 'Invalid length',
  },
  'ber-tlv': Object.fromEntries(Object.keys(DATA).map((name) => [name, '9F02 5F2A'])),
});
JS
node seen.mjs
