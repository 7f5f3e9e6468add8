#!/usr/bin/env bash
# react-hook-form 7.92.0, formik 2.4.9, final-form 5.0.1 and vee-validate 4.15.1, a field named after an article's
# number; @tanstack/form-core 1.33.5, @conform-to/dom 1.21.1 and decode-formdata 0.9.0 beside them
#
# A basket's form has a field for each article's quantity, quantities.A4711 or quantities.4711, and sends what the form
# library has gathered as JSON. One would expect { quantities: { 4711: 2 } }, as the same form gives with A4711.
# Seen: a name that is a number is the index of an array: 4711 empty places and the 2, so that 23,000 characters of
# "null," are sent, and five million for an article number of seven digits. A server that expects an object by its
# schema refuses it, and one that goes over the entries finds 4712 articles. In tests, whose articles are called a1, it
# works. Final Form's FAQ says so, and React Hook Form calls it a limitation of its design (#12465). The three others
# make an object; a letter in front of the number does so everywhere.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts --legacy-peer-deps react@19.3.1 react-hook-form@7.92.0 formik@2.4.9 final-form@5.0.1 \
  vue@3.5.45 vee-validate@4.15.1 @tanstack/form-core@1.33.5 @conform-to/dom@1.21.1 decode-formdata@0.9.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { parse } from '@conform-to/dom';
import { FormApi } from '@tanstack/form-core';
import { decode } from 'decode-formdata';
import { createForm } from 'final-form';
import { setIn } from 'formik';
import { createFormControl } from 'react-hook-form';
import { useForm } from 'vee-validate';
import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';

function formData(name) {
  const data = new FormData();
  data.append(name, '2');
  return data;
}
/** What a form whose one field has this name, and no initial values, has as its values. */
const FORMS = {
  async 'react-hook-form'(name) {
    const form = createFormControl({});
    form.register(name);
    form.setValue(name, '2');
    let sent;
    await form.handleSubmit((values) => (sent = values))();
    return sent;
  },
  formik: (name) => setIn({}, name, '2'),
  async 'final-form'(name) {
    let sent;
    const form = createForm({ onSubmit: (values) => void (sent = values) });
    form.registerField(name, () => {}, {});
    form.change(name, '2');
    await form.submit();
    return sent;
  },
  async 'vee-validate'(name) {
    let values;
    const setup = () => {
      const form = useForm();
      form.defineField(name);
      form.setFieldValue(name, '2', false);
      ({ values } = form);
      return () => '';
    };
    await renderToString(createSSRApp({ setup }));
    return values;
  },
  'tanstack form'(name) {
    const form = new FormApi({ defaultValues: {} });
    form.mount();
    form.setFieldValue(name, '2');
    return form.state.values;
  },
  conform: (name) => parse(formData(name), { resolve: (value) => ({ value }) }).payload,
  'decode-formdata': (name) => decode(formData(name)),
};
const seen = {};
for (const [library, gather] of Object.entries(FORMS)) {
  seen[library] = [];
  for (const article of ['A4711', '4711']) {
    const json = JSON.stringify(await gather(`quantities.${article}`));
    seen[library].push(json.length < 100 ? json : `${json.slice(0, 25)}…, ${JSON.parse(json).quantities.length} entries`);
  }
}
console.log(seen);
const object = ['{"quantities":{"A4711":"2"}}', '{"quantities":{"4711":"2"}}'];
const array = [object[0], '{"quantities":[null,null,…, 4712 entries'];
assert.deepEqual(seen, {
  'react-hook-form': array,
  formik: array,
  'final-form': array,
  'vee-validate': array,
  'tanstack form': object,
  conform: object,
  'decode-formdata': object,
});
JS
node seen.mjs
