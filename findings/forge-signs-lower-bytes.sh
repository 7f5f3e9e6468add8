#!/usr/bin/env bash
# node-forge 1.4.3, the digest behind its signatures; jsrsasign 11.1.5, hash.js 1.1.7, sjcl 1.0.9 and crypto-js 4.2.0
# beside it
#
# A gateway's request is signed over its text in UTF-8: RSA with SHA-256. One would expect md.update(text) to take the text
# like that, as the four beside it do, and createHash() of Node.
# Seen: update() takes the lower byte of each character. A signature over ASCII is right, and so are all tests; as soon as
# the shopper or the article is called Zoë or 咖啡 the gateway refuses the request as wrongly signed, without a hint at
# the reason. update(text, 'utf8') is right; the documentation has the argument, and examples without it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts node-forge@1.4.3 jsrsasign@11.1.5 hash.js@1.1.7 sjcl@1.0.9 crypto-js@4.2.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, verify } from 'node:crypto';
import cryptoJs from 'crypto-js';
import hash from 'hash.js';
import jsrsasign from 'jsrsasign';
import forge from 'node-forge';
import sjcl from 'sjcl';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = forge.pki.privateKeyFromPem(privateKey.export({ type: 'pkcs1', format: 'pem' }));
function signed(text, encoding) {
  const digest = forge.md.sha256.create();
  digest.update(text, encoding);
  return verify('sha256', Buffer.from(text), publicKey, Buffer.from(key.sign(digest), 'binary'));
}
const seen = {};
for (const text of ['{"name":"Jane"}', '{"name":"Zoë"}', '{"name":"咖啡"}']) {
  const digest = createHash('sha256').update(text).digest('hex');
  seen[text] = {
    forge: signed(text),
    forgeUtf8: signed(text, 'utf8'),
    others: [
      jsrsasign.KJUR.crypto.Util.hashString(text, 'sha256'),
      hash.sha256().update(text).digest('hex'),
      sjcl.codec.hex.fromBits(sjcl.hash.sha256.hash(text)),
      cryptoJs.SHA256(text).toString(),
    ].every((other) => other === digest),
  };
}
console.log(seen);
assert.deepEqual(seen, {
  '{"name":"Jane"}': { forge: true, forgeUtf8: true, others: true },
  '{"name":"Zoë"}': { forge: false, forgeUtf8: true, others: true },
  '{"name":"咖啡"}': { forge: false, forgeUtf8: true, others: true },
});
JS
node seen.mjs
