#!/usr/bin/env bash
# valibot 1.5.0, object schemas
#
# A gateway's request is a JSON object; a body that is an array is a mistake that one would expect an object schema to
# refuse, as zod 4 does.
# Seen: arrays pass every kind of object schema whose entries are optional, the strict one too, and looseObject turns
# ["x"] into { "0": "x" }: the handler goes on with an empty request.
# Our sandbox refuses such a body before the schema sees it: apps/sandbox/src/merchant-api.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts valibot@1.5.0 zod@4.6.7
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import * as v from 'valibot';
import { z } from 'zod';

const entries = { remark: v.optional(v.string()) };
const seen = {
  object: v.safeParse(v.object(entries), ['x']).success,
  strictObject: v.safeParse(v.strictObject(entries), []).success,
  looseObject: v.parse(v.looseObject(entries), ['x']),
  zod: z.object({ remark: z.string().optional() }).safeParse([]).success,
};
console.log(seen);
assert.deepEqual(seen, { object: true, strictObject: true, looseObject: { 0: 'x' }, zod: false });
JS
node seen.mjs
