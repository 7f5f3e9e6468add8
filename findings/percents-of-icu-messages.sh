#!/usr/bin/env bash
# intl-messageformat 12.1.5 (FormatJS, react-intl, @formatjs/vue-intl), percent in a number skeleton;
# @messageformat/core 3.4.1 beside it
#
# A message shows a tax or a discount: "{rate, number, ::percent scale/100}". ICU's number skeletons, which FormatJS's
# documentation says it follows, have `percent` put the sign behind the number, and `scale/100` make 19 of 0.19; `%x100`
# is the short form of the two. One would expect 19% for 0.19, as on the server in Java and in the app, which read the
# same message.
# Seen: 1,900%, for both forms: `percent` has multiplied by a hundred already, as Intl.NumberFormat does, and the scale
# multiplies once more. With `percent` alone 0.19 is 19%, where ICU has 0.19%. @messageformat/core has what ICU has. No
# one message is right in both for all; a rate that the code formats with Intl.NumberFormat and hands over as text is.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts intl-messageformat@12.1.5 @messageformat/core@3.4.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import MessageFormat from '@messageformat/core';
import { IntlMessageFormat } from 'intl-messageformat';

const other = new MessageFormat('en');
const seen = {};
for (const skeleton of ['percent', 'percent scale/100', '%x100', 'scale/100']) {
  const message = `{rate, number, ::${skeleton}}`;
  seen[skeleton] = [
    new IntlMessageFormat(message, 'en').format({ rate: 0.19 }),
    other.compile(message)({ rate: 0.19 }),
  ];
}
console.log(seen);
assert.deepEqual(seen, {
  percent: ['19%', '0.19%'],
  'percent scale/100': ['1,900%', '19%'],
  '%x100': ['1,900%', '19%'],
  'scale/100': ['19', '19'],
});
JS
node seen.mjs
