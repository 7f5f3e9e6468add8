#!/usr/bin/env bash
# happy-dom 21.0.4, <dialog>
#
# A checkout opens its dialog when the page is there, and cleans up when it has closed. showModal() of a dialog that
# isn't in the page, or that show() has opened already, throws InvalidStateError; it moves the focus into the dialog;
# close is an event that comes after the code that called close(). One would expect a test DOM that has the methods to
# do the same.
# Seen: showModal() succeeds in both cases, the focus stays where it was, and close is called within close(). A test
# passes for a component that fails in every browser, and handlers run in another order.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts happy-dom@21.0.4
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { Window } from 'happy-dom';

const { document } = new Window();
document.body.innerHTML = '<dialog><input></dialog>';
const inPage = document.querySelector('dialog');

function tryOut(call) {
  try {
    call();
    return 'succeeds';
  } catch (error) {
    return error.name;
  }
}

const seen = { 'not in the page': tryOut(() => document.createElement('dialog').showModal()) };
inPage.show();
seen['shown already'] = tryOut(() => inPage.showModal());
seen['focus is in the dialog'] = inPage.contains(document.activeElement);
const order = [];
inPage.addEventListener('close', () => order.push('close event'));
inPage.close();
order.push('after close()');
seen.order = order.join(', ');
console.log(seen);
assert.deepEqual(seen, {
  'not in the page': 'succeeds',
  'shown already': 'succeeds',
  'focus is in the dialog': false,
  order: 'close event, after close()',
});
JS
node seen.mjs
