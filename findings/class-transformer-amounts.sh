#!/usr/bin/env bash
# class-transformer 0.5.1, which NestJS's ClassSerializerInterceptor and ValidationPipe use, and an amount that is an
# object: decimal.js 10.6.0 and luxon 3.7.2, with JSON.stringify() beside it
#
# An order has its amount as a Decimal and its time as a DateTime. Both say by toJSON() how they are written, and
# JSON.stringify() has "12.5" and the time in ISO 8601. One would expect the same of an answer that goes through
# instanceToPlain(), and plainToInstance() to leave an object alone that it knows nothing of.
# Seen: both are taken apart into their fields. The amount is sent as {"s":1,"e":1,"d":[12,5000000]}, and the time as the
# library's cache of zones and words. The other way plainToInstance() throws "[DecimalError] Invalid argument: undefined"
# about a Decimal. A @Transform() for every such field, or amounts as text, avoids it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts class-transformer@0.5.1 reflect-metadata@0.2.2 decimal.js@10.6.0 luxon@3.7.2
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import 'reflect-metadata';
import { instanceToPlain, plainToInstance } from 'class-transformer';
import { Decimal } from 'decimal.js';
import { DateTime } from 'luxon';

class Order {
  amount = new Decimal('12.50');
  at = DateTime.fromISO('2026-11-30T12:00:00+08:00', { setZone: true });
}
const order = new Order();
const sent = JSON.parse(JSON.stringify(instanceToPlain(order)));
let back;
try {
  back = plainToInstance(Order, { amount: order.amount });
} catch (error) {
  back = error.message;
}
const seen = [JSON.stringify(order), sent.amount, sent.at.ts, '_zone' in sent.at, back];
console.log(seen);
assert.deepEqual(seen, [
  '{"amount":"12.5","at":"2026-11-30T12:00:00.000+08:00"}',
  { s: 1, e: 1, d: [12, 5_000_000] },
  1_796_011_200_000,
  true,
  '[DecimalError] Invalid argument: undefined',
]);
JS
node seen.mjs
