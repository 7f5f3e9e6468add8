#!/usr/bin/env bash
# @paddle/paddle-js 1.6.5, @mercadopago/sdk-js 0.0.3, @square/web-sdk 2.3.0, @juspay-tech/hyper-js 2.1.0 and
# @cashfreepayments/cashfree-js 1.0.7; @stripe/stripe-js 10.2.1 and @paypal/paypal-js 11.3.0 beside them
#
# Each is a small package that puts the provider's script into the page and answers when it is there. A shopper whose
# connection failed once presses "Try again": one would expect the second call to fetch the script once more, as those of
# Stripe and PayPal do, and every call to be answered.
# Seen: Paddle, Mercado Pago and Square repeat the first failure without asking for the script again, so only a reload
# helps. Juspay rejects with a bare Event at first and never answers the second call. Cashfree never answers at all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts jsdom@29.1.1 @stripe/stripe-js@10.2.1 @paypal/paypal-js@11.3.0 @paddle/paddle-js@1.6.5 \
  @mercadopago/sdk-js@0.0.3 @square/web-sdk@2.3.0 @juspay-tech/hyper-js@2.1.0 @cashfreepayments/cashfree-js@1.0.7
cat >load.mjs <<'JS'
import { setTimeout as wait } from 'node:timers/promises';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('<head></head>', { url: 'https://shop.example/' });
for (const name of ['document', 'location', 'Event', 'CustomEvent', 'HTMLScriptElement', 'navigator', 'window']) {
  const value = name === 'window' ? window : window[name];
  Object.defineProperty(globalThis, name, { value, configurable: true });
}
console.warn = () => {};

const LOADERS = {
  '@stripe/stripe-js/pure/index.js': ({ loadStripe }) => loadStripe('pk_test_1'),
  '@paypal/paypal-js': ({ loadScript }) => loadScript({ clientId: 'test' }),
  '@paddle/paddle-js': ({ initializePaddle }) => initializePaddle({ token: 'test_1' }),
  '@mercadopago/sdk-js': ({ loadMercadoPago }) => loadMercadoPago(),
  '@square/web-sdk': ({ payments }) => payments('sandbox-sq0idb-aaaaaaaaaaaaaaaaaaaaaa', 'LAAAAAAAAAAAA'),
  '@juspay-tech/hyper-js': ({ loadHyper }) => loadHyper('pk_snd_1'),
  '@cashfreepayments/cashfree-js': ({ load }) => load({ mode: 'sandbox' }),
};

const [name] = process.argv.slice(2);
const loader = await import(name);
const failed = new Set();
const seen = [];
for (let call = 0; call < 2; call += 1) {
  let answer = 'no answer in 3 s';
  const settled = Promise.resolve(LOADERS[name](loader)).then(
    () => (answer = 'resolved'),
    (error) => (answer = error instanceof Error ? 'rejected with an Error' : 'rejected with something else'),
  );
  const before = failed.size;
  // some try twice
  for (let tries = 0; tries < 5; tries += 1) {
    await wait(20);
    for (const script of window.document.scripts) {
      if (failed.has(script)) continue;
      failed.add(script);
      script.dispatchEvent(new window.Event('error'));
    }
  }
  await Promise.race([settled, wait(3000)]);
  seen.push(failed.size > before ? 'asks for the script' : 'asks for nothing', answer);
}
console.log(seen.join(', '));
process.exit(0);
JS
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

const again = 'asks for the script, rejected with an Error, asks for the script, rejected with an Error';
const never = 'asks for the script, rejected with an Error, asks for nothing, rejected with an Error';
const expected = {
  '@stripe/stripe-js/pure/index.js': again,
  '@paypal/paypal-js': again,
  '@paddle/paddle-js': never,
  '@mercadopago/sdk-js': never,
  '@square/web-sdk': never,
  '@juspay-tech/hyper-js':
    'asks for the script, rejected with something else, asks for nothing, no answer in 3 s',
  '@cashfreepayments/cashfree-js':
    'asks for the script, no answer in 3 s, asks for the script, no answer in 3 s',
};
for (const [name, sentence] of Object.entries(expected)) {
  const { stdout } = spawnSync(process.execPath, ['load.mjs', name], { encoding: 'utf8' });
  const seen = stdout.trim().split('\n').at(-1);
  console.log(`${name}: ${seen}`);
  assert.equal(seen, sentence);
}
JS
node seen.mjs
