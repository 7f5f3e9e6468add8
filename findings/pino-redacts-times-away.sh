#!/usr/bin/env bash
# pino 10.4.0, `redact` with a wildcard, in Node 26.10.0, which has Temporal
#
# A shop's log leaves card numbers out: redact: ['*.number']. Beside the card each line has the amount, the time and the
# address that was asked, some as objects with a toJSON() of their own: Temporal, URL, a class of the shop's. One would
# expect these to be written as they are without `redact`.
# Seen: what stands where the asterisk is, and keeps its data in private fields, is written as "[unable to serialize,
# circular reference is too complex to analyze]": the time, the address and the amount are lost, and are missed only when
# the log is needed. A Date and plain objects are right. With the path named, ['card.number'], all is well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts pino@10.4.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import pino from 'pino';

class Money {
  #text;
  constructor(text) {
    this.#text = text;
  }
  toJSON() {
    return this.#text;
  }
}
function line(redact) {
  const lines = [];
  pino({ base: null, timestamp: false, redact }, { write: (text) => lines.push(text) }).info({
    card: { number: '4111111111111111' },
    amount: new Money('12.50'),
    instant: Temporal.Instant.from('2026-11-30T12:00:00Z'),
    address: new URL('https://gateway.example/pay'),
    date: new Date('2026-11-30T12:00:00Z'),
  });
  const { level, ...seen } = JSON.parse(lines.join(''));
  return seen;
}
const seen = { none: line(undefined), named: line(['card.number']), wildcard: line(['*.number']) };
console.log(seen);
const written = {
  amount: '12.50',
  instant: '2026-11-30T12:00:00Z',
  address: 'https://gateway.example/pay',
  date: '2026-11-30T12:00:00.000Z',
};
const lost = '[unable to serialize, circular reference is too complex to analyze]';
assert.deepEqual(seen, {
  none: { card: { number: '4111111111111111' }, ...written },
  named: { card: { number: '[Redacted]' }, ...written },
  wildcard: { card: { number: '[Redacted]' }, ...written, amount: lost, instant: lost, address: lost },
});
JS
node seen.mjs
