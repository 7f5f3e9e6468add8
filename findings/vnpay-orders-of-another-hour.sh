#!/usr/bin/env bash
# vnpay 2.5.0, buildPaymentUrl() on a machine that is not in UTC
#
# VNPay wants the time at which an order is made, vnp_CreateDate, as digits in Vietnam's time, UTC+7, and the last moment
# at which it can be paid in the same way. The package fills in the first by itself, and has getDateInGMT7() for the
# other. One would expect 19:00 for 12:00 UTC, wherever the server stands.
# Seen: seven hours are added, and then the machine's own offset. In UTC, where CI runs, it is 19:00; in Vietnam itself
# it is 02:00 of the next day, in Shanghai 03:00, and in New York 14:00, five hours ago. The order can be paid for hours
# too long, or has run out before the shopper sees it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts vnpay@2.5.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { VNPay, dateFormat, getDateInGMT7 } from 'vnpay';

mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-11-30T12:00:00Z') });
const vnpay = new VNPay({ tmnCode: 'SHOP0001', secureSecret: 'secret', vnpayHost: 'https://pay.example', testMode: true });
const seen = {};
for (const zone of ['UTC', 'Asia/Ho_Chi_Minh', 'Asia/Shanghai', 'America/New_York']) {
  process.env.TZ = zone;
  const address = vnpay.buildPaymentUrl({
    vnp_Amount: 10_000,
    vnp_IpAddr: '192.0.2.1',
    vnp_TxnRef: '4711',
    vnp_OrderInfo: 'Order 4711',
    vnp_OrderType: 'other',
    vnp_ReturnUrl: 'https://shop.example/done',
    vnp_ExpireDate: dateFormat(getDateInGMT7(new Date('2026-11-30T12:15:00Z'))),
  });
  const query = new URL(address).searchParams;
  seen[zone] = [query.get('vnp_CreateDate'), query.get('vnp_ExpireDate')];
}
console.log(seen);
assert.deepEqual(seen, {
  UTC: ['20261130190000', '20261130191500'],
  'Asia/Ho_Chi_Minh': ['20261201020000', '20261201021500'],
  'Asia/Shanghai': ['20261201030000', '20261201031500'],
  'America/New_York': ['20261130140000', '20261130141500'],
});
JS
node seen.mjs
