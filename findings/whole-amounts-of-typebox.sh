#!/usr/bin/env bash
# @sinclair/typebox 0.34.52, Value.Parse() and Value.Convert() of Type.Integer(); typebox 1.4.3 and zod 4.6.7 beside it
#
# An amount in minor units is an integer, and it comes from a form or a query as text. Value.Parse() cleans, converts,
# checks and decodes, and the documentation has Convert turn a value into the target type "if a reasonable conversion is
# possible". One would expect "1250" to be 1250, and 12.5 to be refused, as it isn't an integer.
# Seen: whatever is behind the point is cut off before the check. 12.5, as a number too, is 12, "12.99" is 12, and "1e3"
# is 1: a price in euros for an amount in cents passes, and a thousand is one. Value.Check() alone refuses them, and so
# does Parse() of typebox 1, which doesn't convert; its Convert() cuts off as well, but has 1000 for "1e3".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts @sinclair/typebox@0.34.52 typebox@1.4.3 zod@4.6.7
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { Integer } from 'typebox';
import { Convert, Parse } from 'typebox/value';
import { z } from 'zod';

const READERS = {
  'Value.Parse': (value) => Value.Parse(Type.Integer(), value),
  'typebox 1, Parse': (value) => Parse(Integer(), value),
  'typebox 1, Convert': (value) => Convert(Integer(), value),
  zod: (value) => z.coerce.number().int().parse(value),
};
const seen = {};
for (const [name, read] of Object.entries(READERS)) {
  seen[name] = ['1250', 1250, 12.5, '12.99', '1e3', '12,50'].map((value) => {
    try {
      return read(value);
    } catch {
      return 'refused';
    }
  });
}
assert.equal(Value.Check(Type.Integer(), 12.5), false);
console.log(seen);
assert.deepEqual(seen, {
  'Value.Parse': [1250, 1250, 12, 12, 1, 'refused'],
  'typebox 1, Parse': ['refused', 1250, 'refused', 'refused', 'refused', 'refused'],
  'typebox 1, Convert': [1250, 1250, 12, 12, 1000, '12,50'],
  zod: [1250, 1250, 'refused', 'refused', 1000, 'refused'],
});
JS
node seen.mjs
