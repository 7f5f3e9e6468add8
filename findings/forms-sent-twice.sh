#!/usr/bin/env bash
# vee-validate 4.15.1 and @tanstack/form-core 1.33.5, handleSubmit() while the form is being sent; submit() of Angular's signal
# forms (@angular/forms 22.2.6) beside them
#
# Each of these knows that a form is being sent, and says so: isSubmitting, submitting(). The shopper presses Enter twice,
# and once more after a moment. One would expect a library that knows it to leave the second and third press out, or to
# answer all three with the first one's result.
# Seen: in vee-validate and TanStack Form each press runs the handler, three payments in all, also while isSubmitting is
# true. Angular makes one payment. Let the handler ask isSubmitting itself, or disable the button by it: with a disabled
# button Enter doesn't submit either.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts vee-validate@4.15.1 @tanstack/form-core@1.33.5 vue@3.5.45 jsdom@31.0.1 rxjs@7.8.2 \
  @angular/{core,common,compiler,forms,platform-browser}@22.2.6
cat >seen.mjs <<'JS'
import '@angular/compiler';
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { provideZonelessChangeDetection, signal } from '@angular/core';
import { form, submit } from '@angular/forms/signals';
import { createApplication } from '@angular/platform-browser';
import { FormApi } from '@tanstack/form-core';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('');
const { document, Element, Node, SVGElement } = window;
Object.assign(globalThis, { window, document, Element, Node, SVGElement });
const { useForm } = await import('vee-validate');
const { createApp } = await import('vue');

function veeValidate(pay) {
  let fields;
  const setup = () => {
    fields = useForm({ initialValues: { email: 'a@shop.example' } });
    return () => null;
  };
  createApp({ setup }).mount(document.createElement('div'));
  return { press: fields.handleSubmit(pay), submitting: () => fields.isSubmitting.value };
}

function tanStack(pay) {
  const fields = new FormApi({ defaultValues: { email: 'a@shop.example' }, onSubmit: pay });
  fields.mount();
  return { press: () => fields.handleSubmit(), submitting: () => fields.state.isSubmitting };
}

async function angular(pay) {
  const { injector } = await createApplication({ providers: [provideZonelessChangeDetection()] });
  const fields = form(signal({ email: 'a@shop.example' }), () => {}, { injector });
  return { press: () => submit(fields, { action: pay }), submitting: () => fields().submitting() };
}

async function payments(library) {
  let count = 0;
  const { press, submitting } = await library(async () => {
    count += 1;
    await wait(1000);
  });
  const presses = [press(), press()];
  await wait(300);
  const known = submitting();
  presses.push(press());
  await Promise.all(presses);
  return { submitting: known, payments: count };
}

const seen = {
  'vee-validate': await payments(veeValidate),
  'TanStack Form': await payments(tanStack),
  'Angular signal forms': await payments(angular),
};
console.log(seen);
assert.deepEqual(seen, {
  'vee-validate': { submitting: true, payments: 3 },
  'TanStack Form': { submitting: true, payments: 3 },
  'Angular signal forms': { submitting: true, payments: 1 },
});
process.exit();
JS
node seen.mjs
