#!/usr/bin/env bash
# effect 4.1.0, Schema.FiniteFromString and BigDecimalFromString, and @vinejs/vine 4.4.0, number(): an amount that was
# left empty; Schema.BigIntFromString, arktype 2.2.10 and valibot 1.5.0 beside them
#
# A field of a form that nobody has filled in is sent as an empty text. Effect has the schemas as a string that is
# parsed as a finite number or a decimal, and VineJS's number() is required unless it says optional(). One would expect
# an error: there is no number in it.
# Seen: it is 0. A refund is booked with nothing, or a price is free; a minimum of 0 doesn't help. BigDecimalFromString
# takes no spaces and no comma for a number, and takes "" all the same, while BigIntFromString of the same package
# refuses it. (AdonisJS's own body parser makes null of an empty text, which VineJS refuses; by itself it doesn't.)
# ArkType and Valibot refuse it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts effect@4.1.0 @vinejs/vine@4.4.0 arktype@2.2.10 valibot@1.5.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import vine from '@vinejs/vine';
import { type } from 'arktype';
import { BigDecimal, Schema } from 'effect';
import * as v from 'valibot';

const decimal = v.pipe(v.string(), v.decimal(), v.transform(Number));
const READERS = {
  FiniteFromString: (text) => Schema.decodeUnknownSync(Schema.FiniteFromString)(text),
  BigDecimalFromString: (text) => BigDecimal.format(Schema.decodeUnknownSync(Schema.BigDecimalFromString)(text)),
  BigIntFromString: (text) => String(Schema.decodeUnknownSync(Schema.BigIntFromString)(text)),
  vine: async (amount) => (await vine.validate({ schema: vine.object({ amount: vine.number().min(0) }), data: { amount } })).amount,
  arktype: (text) => type('string.numeric.parse').assert(text),
  valibot: (text) => v.parse(decimal, text),
};
const seen = {};
for (const [name, read] of Object.entries(READERS)) {
  seen[name] = [];
  for (const text of ['12', '12,50', ' ', '']) {
    try {
      seen[name].push(await read(text));
    } catch {
      seen[name].push('refused');
    }
  }
}
console.log(seen);
const refused = 'refused';
assert.deepEqual(seen, {
  FiniteFromString: [12, refused, 0, 0],
  BigDecimalFromString: ['12', refused, refused, '0'],
  BigIntFromString: ['12', refused, refused, refused],
  vine: [12, refused, 0, 0],
  arktype: [12, refused, refused, refused],
  valibot: [12, refused, refused, refused],
});
JS
node seen.mjs
