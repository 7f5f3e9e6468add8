#!/usr/bin/env bash
# happy-dom 21.0.4, constraint validation of a card form; jsdom 29.1.1 beside it
#
# HTML says when a field is wrong: a length only if the shopper typed it, a pattern as a regular expression with the v
# flag, in which [0-9 -] is an error so that the attribute counts for nothing, a field in a disabled fieldset never; and
# a number field keeps no text that is no number. One would expect a test DOM with checkValidity() to agree with the
# browsers.
# Seen: happy-dom refuses a number that script or autofill has put in, obeys the pattern that browsers ignore, refuses
# the fields of the fieldset and keeps "12,5" as the value of a number field. jsdom says what Chromium says.
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

const FIELDS = {
  'longer than maxlength, set by script': ['<input maxlength="3">', '1234'],
  'shorter than minlength, set by script': ['<input minlength="13">', '4000'],
  'pattern that is no expression': ['<input pattern="[0-9 -]{19}">', '4000'],
  'required in a disabled fieldset': ['<fieldset disabled><input required></fieldset>', ''],
  'number with a comma': ['<input type="number">', '12,5'],
};

function check({ document }) {
  return Object.entries(FIELDS).map(([name, [html, value]]) => {
    document.body.innerHTML = `<form>${html}</form>`;
    const input = document.querySelector('input');
    input.value = value;
    const kept = input.value === value ? '' : ', dropped';
    return [name, `${document.querySelector('form').checkValidity() ? 'valid' : 'invalid'}${kept}`];
  });
}

const seen = Object.fromEntries(check(new Window()));
const beside = Object.fromEntries(check(new JSDOM().window));
console.log({ 'happy-dom': seen, jsdom: beside });
assert.deepEqual(Object.values(seen), Array(5).fill('invalid'));
assert.deepEqual(Object.values(beside), ['valid', 'valid', 'valid', 'valid', 'valid, dropped']);
JS
node seen.mjs
