#!/usr/bin/env bash
# dompurify 3.5.0, sanitize() of a form that leads to a bank, in jsdom 31.0.1
#
# Some gateways answer with the HTML of a form: hidden fields and the bank's address, which the page has to put in and
# submit. A careful shop sanitizes HTML from outside first. DOMPurify lets forms and hidden fields pass, so one would
# expect the bank to get what the gateway has written, or the whole form to be gone.
# Seen: a field whose name is also that of a property of a document or of a form loses its name and stays otherwise as it
# was: lang, id, name, title, action, target, location, nonce and more. A field without a name isn't sent. The form looks
# right and is submitted, and the bank refuses it or answers in another language. PaReq, MD, TermUrl, amount and currency
# have no such names, and so tests with them pass. `SANITIZE_DOM: false` keeps all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts dompurify@3.5.0 jsdom@31.0.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import createDOMPurify from 'dompurify';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('');
const { sanitize } = createDOMPurify(window);
const names = ['PaReq', 'MD', 'TermUrl', 'amount', 'currency', 'lang', 'id', 'name', 'title', 'action', 'target', 'location', 'nonce'];
const fields = names.map((name) => `<input type="hidden" name="${name}" value="1">`).join('');
const form = `<form method="post" action="https://bank.example/pay">${fields}</form>`;

function sent(html) {
  window.document.body.innerHTML = html;
  const { elements } = window.document.querySelector('form');
  return { fields: elements.length, names: [...new window.FormData(window.document.querySelector('form')).keys()].join(' ') };
}

const seen = { gateway: sent(form), sanitized: sent(sanitize(form)), 'SANITIZE_DOM: false': sent(sanitize(form, { SANITIZE_DOM: false })) };
console.log(seen);
const all = { fields: 13, names: names.join(' ') };
assert.deepEqual(seen, {
  gateway: all,
  sanitized: { fields: 13, names: 'PaReq MD TermUrl amount currency' },
  'SANITIZE_DOM: false': all,
});
JS
node seen.mjs
