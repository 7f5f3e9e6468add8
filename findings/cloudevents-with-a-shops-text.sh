#!/usr/bin/env bash
# cloudevents 10.0.0, HTTP.binary() and HTTP.toEvent(); HTTP.structured() beside them
#
# Payment events travel between services as CloudEvents, in the binary mode with their attributes in headers: ce-subject
# may be a shop's text, "50% off" or 订单 7. The HTTP binding, 3.1.3.2, has spaces, quotation marks, percent signs and all
# that isn't ASCII percent-encoded by the sender and decoded by the receiver; and data may be any JSON. One would expect
# an event to arrive as it was sent, and one from an SDK that encodes, as the C# SDK does, too.
# Seen: nothing is encoded or decoded. 订单 7 is put into the header as it is, and fetch() throws; what another SDK sends
# arrives as "50%25%20off" (the same holds for the Java and Go SDKs: cloudevents/spec #1397). Data that is a number or
# true is written and can't be read: "invalid payload type". An id that is text goes into a JSON body without its
# quotation marks, so that every other reader has a number of it. The structured mode has all of them right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts cloudevents@10.0.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { CloudEvent, HTTP } from 'cloudevents';

const event = (rest) => new CloudEvent({ id: '1', type: 'payment.paid', source: '/shop', data: {}, ...rest });
function attempt(act) {
  try {
    return act();
  } catch (error) {
    return error.message.replace(/ because.*/s, '');
  }
}
const seen = { sent: {}, data: {} };
for (const subject of ['order-7', '50% off', '订单 7']) {
  const message = HTTP.binary(event({ subject }));
  seen.sent[subject] = attempt(() => new Headers(message.headers).get('ce-subject'));
  assert.equal(HTTP.toEvent(HTTP.structured(event({ subject }))).subject, subject);
}
const { headers, body } = HTTP.binary(event({}));
seen.received = HTTP.toEvent({ headers: { ...headers, 'ce-subject': '50%25%20off' }, body }).subject;
for (const data of [{ paid: true }, 12.5, true, '20261130123456789012345678901234']) {
  const sent = event({ data, datacontenttype: 'application/json' });
  const message = HTTP.binary(sent);
  seen.data[JSON.stringify(data)] = [
    attempt(() => HTTP.toEvent(message).data),
    attempt(() => JSON.parse(message.body)),
  ];
  assert.deepEqual(HTTP.toEvent(HTTP.structured(sent)).data, data);
}
console.log(seen);
const invalid = 'invalid payload type, allowed are: string or object';
assert.deepEqual(seen, {
  sent: {
    'order-7': 'order-7',
    '50% off': '50% off',
    '订单 7': 'Cannot convert argument to a ByteString',
  },
  data: {
    '{"paid":true}': [{ paid: true }, { paid: true }],
    12.5: [invalid, 12.5],
    true: [invalid, true],
    '"20261130123456789012345678901234"': ['20261130123456789012345678901234', 2.0261130123456789e31],
  },
  received: '50%25%20off',
});
JS
node seen.mjs
