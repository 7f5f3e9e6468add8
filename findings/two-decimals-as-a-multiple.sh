#!/usr/bin/env bash
# valibot 1.5.0, multipleOf(0.01), @sinclair/typebox 0.34.52 and ajv 8.20.0, `multipleOf: 0.01`; zod 4.6.7 and joi 18.3.2 beside
# them
#
# A price has at most two decimals, which JSON Schema and OpenAPI say as multipleOf: 0.01. One would expect all prices from
# 0.01 to 1000.00 to pass.
# Seen: the remainder is taken of binary fractions. valibot and TypeBox accept 17 of these 100,000 prices; 0.03 isn't
# among them, 0.01 and 0.02 are, and so a test with one passes. ajv refuses every ninth, 0.07 and 19.99 for example,
# unless `multipleOfPrecision` is set. zod and joi accept all of them, and refuse 0.015 as the others do.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts valibot@1.5.0 @sinclair/typebox@0.34.52 ajv@8.20.0 zod@4.6.7 joi@18.3.2
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { Ajv } from 'ajv';
import joi from 'joi';
import * as v from 'valibot';
import { z } from 'zod';

const inValibot = v.pipe(v.number(), v.multipleOf(0.01));
const inTypeBox = Type.Number({ multipleOf: 0.01 });
const inZod = z.number().multipleOf(0.01);
const inJoi = joi.number().multiple(0.01);
const LIBRARIES = {
  valibot: (price) => v.is(inValibot, price),
  typebox: (price) => Value.Check(inTypeBox, price),
  ajv: new Ajv().compile({ type: 'number', multipleOf: 0.01 }),
  zod: (price) => inZod.safeParse(price).success,
  joi: (price) => !inJoi.validate(price).error,
};
const prices = Array.from({ length: 100_000 }, (_, index) => Number(`${index + 1}e-2`));
const seen = {};
for (const [library, accepts] of Object.entries(LIBRARIES)) {
  const refused = prices.filter((price) => !accepts(price));
  seen[library] = { accepted: prices.length - refused.length, first: refused[0], 19.99: accepts(19.99), 0.015: accepts(0.015) };
}
console.table(seen);
assert.deepEqual(seen, {
  valibot: { accepted: 17, first: 0.03, 19.99: false, 0.015: false },
  typebox: { accepted: 17, first: 0.03, 19.99: false, 0.015: false },
  ajv: { accepted: 88_574, first: 0.07, 19.99: false, 0.015: false },
  zod: { accepted: 100_000, first: undefined, 19.99: true, 0.015: false },
  joi: { accepted: 100_000, first: undefined, 19.99: true, 0.015: false },
});
JS
node seen.mjs
