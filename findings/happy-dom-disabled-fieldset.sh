#!/usr/bin/env bash
# happy-dom 21.0.4, controls in a disabled fieldset; jsdom 29.1.1 beside it
#
# While a payment is on its way a form disables its fieldset, so that nothing is submitted twice. In HTML every control
# in it is disabled: a click on its button does nothing, and FormData leaves its fields out. One would expect a test to
# see that.
# Seen: in happy-dom the button's listeners are called, the form is submitted, and the fields are in FormData. A unit
# test of the double click fails although the page is right, or passes for a form that sends what it has to leave out.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts happy-dom@21.0.4 jsdom@29.1.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { Window } from 'happy-dom';
import { JSDOM } from 'jsdom';

function pressIn({ document, FormData }) {
  document.body.innerHTML =
    '<form><input name="order"><fieldset disabled><input name="card"><button>Pay</button></fieldset></form>';
  const form = document.querySelector('form');
  const heard = [];
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    heard.push('submit');
  });
  document.querySelector('button').addEventListener('click', () => heard.push('click'));
  document.querySelector('button').click();
  const fields = [...new FormData(form)].map(([name]) => name);
  return `${heard.join(' and ') || 'nothing'}; ${fields.join(' and ')}`;
}

const seen = { 'happy-dom': pressIn(new Window()), jsdom: pressIn(new JSDOM().window) };
console.log(seen);
assert.deepEqual(seen, { 'happy-dom': 'click and submit; order and card', jsdom: 'nothing; order' });
JS
node seen.mjs
