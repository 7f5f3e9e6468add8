#!/usr/bin/env bash
# mercadopago 3.6.1, WebhookSignatureValidator of a notification about an order
#
# Mercado Pago signs the id in the notification's address, the request's id and the time. Its documentation adds that an id
# with letters is signed in lower case, while the address has it in capitals, as the ids of its orders are. One would expect
# the validator, whose `dataId` is "the value of the data.id query string parameter", to do so.
# Seen: the id is taken as it is. Notifications of payments, whose ids are digits, pass; those of orders throw
# "Invalid webhook signature: SignatureMismatch", and Mercado Pago sends them again until it gives up. Hand the id over in
# lower case.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts mercadopago@3.6.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { WebhookSignatureValidator } from 'mercadopago';

const secret = 'secret';
const xRequestId = 'bb56a2f1-6aae-46ac-982e-9dcd3581d08e';
const ts = '1796011200';
/** The header as it is documented: an id with letters counts in lower case. */
function header(id) {
  const text = `id:${id.toLowerCase()};request-id:${xRequestId};ts:${ts};`;
  return `ts=${ts},v1=${createHmac('sha256', secret).update(text).digest('hex')}`;
}
function check(id, dataId) {
  try {
    WebhookSignatureValidator.validate({ xSignature: header(id), xRequestId, dataId, secret });
    return 'valid';
  } catch (error) {
    return error.message;
  }
}
const seen = {};
for (const id of ['123456789', 'ORD01JQ4S4KY8HWQ6NA5PXB65B3D3']) {
  const address = new URL(`https://shop.example/notifications?data.id=${id}&type=order`);
  const dataId = address.searchParams.get('data.id');
  seen[id] = [check(id, dataId), check(id, dataId.toLowerCase())];
}
console.log(seen);
assert.deepEqual(seen, {
  123456789: ['valid', 'valid'],
  ORD01JQ4S4KY8HWQ6NA5PXB65B3D3: ['Invalid webhook signature: SignatureMismatch', 'valid'],
});
JS
node seen.mjs
