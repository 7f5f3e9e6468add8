#!/usr/bin/env bash
# alipay-sdk 4.14.0, checkNotifySign() of a notification whose subject has a percent sign
#
# Alipay's notification is a form, which the shop's framework has decoded, and its signature is over the decoded values.
# One would expect the one check that the documentation shows first to accept what Alipay has signed, whatever the
# article's name is.
# Seen: every value is decoded once more. With "100% cotton" the check throws "URI malformed", and the handler answers
# 500 until Alipay stops; with "50%25" it says that the signature is wrong. A shop whose articles have no percent sign
# never sees it. checkNotifySignV2() checks what has come.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts alipay-sdk@4.14.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { AlipaySdk } from 'alipay-sdk';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const sdk = new AlipaySdk({
  appId: '2014072300007148',
  keyType: 'PKCS8',
  privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  alipayPublicKey: keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
});
/** As it arrives: a form, signed over its values in the order of their names. */
function notification(subject) {
  const fields = { subject, total_amount: '12.50', trade_status: 'TRADE_SUCCESS' };
  const text = Object.entries(fields).map(([name, value]) => `${name}=${value}`).join('&');
  const signature = sign('sha256', Buffer.from(text), keys.privateKey).toString('base64');
  const form = new URLSearchParams({ ...fields, sign_type: 'RSA2', sign: signature }).toString();
  return Object.fromEntries(new URLSearchParams(form));
}
function attempt(check) {
  try {
    return check();
  } catch (error) {
    return error.message;
  }
}
const seen = {};
for (const subject of ['Cotton shirt', '咖啡 & tea', '100% cotton', '50%25']) {
  const came = notification(subject);
  seen[subject] = [attempt(() => sdk.checkNotifySign(came)), attempt(() => sdk.checkNotifySignV2(came))];
}
console.log(seen);
assert.deepEqual(seen, {
  'Cotton shirt': [true, true],
  '咖啡 & tea': [true, true],
  '100% cotton': ['URI malformed', true],
  '50%25': [false, true],
});
JS
node seen.mjs
