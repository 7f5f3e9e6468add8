#!/usr/bin/env bash
# @brazilian-utils/brazilian-utils 2.4.0, br-validations 0.3.1, @pix.js/validator 1.1.0 and validator 13.15.35, the tax
# number of a Brazilian company; cpf-cnpj-validator 2.1.2 and @fnando/cnpj 2.0.0 beside them
#
# Pix and Brazilian invoices ask for a company's CNPJ. Since July 2026 new ones have letters (Receita Federal, Instrução
# Normativa 2.229/2024); 12.ABC.345/01DE-35 is its own example. One would expect a check to accept them and the old
# ones, with the usual punctuation and without.
# Seen: Brazilian Utils and br-validations refuse letters. Brazilian Utils accepts them as a Pix key at the same time,
# and its formatCnpj() takes the letters out without a word; `version: 2` has to be asked for. Pix.js refuses them as a
# key. validator knows the letters, but has lost the punctuation: the one way in which a CNPJ is printed is refused, old
# or new, while a CPF may have it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts @brazilian-utils/brazilian-utils@2.4.0 br-validations@0.3.1 @pix.js/validator@1.1.0 \
  validator@13.15.35 cpf-cnpj-validator@2.1.2 @fnando/cnpj@2.0.0
cat >seen.cjs <<'JS'
const assert = require('node:assert/strict');
const utils = require('@brazilian-utils/brazilian-utils');
const { cnpj: brValidations } = require('br-validations');
const { cnpj: cpfCnpjValidator } = require('cpf-cnpj-validator');
const fnando = require('@fnando/cnpj');
const { isPixKey } = require('@pix.js/validator');
const validator = require('validator');

const CHECKS = {
  'brazilian-utils': (text) => utils.isValidCnpj(text),
  'brazilian-utils, version 2': (text) => utils.isValidCnpj(text, { version: 2 }),
  'brazilian-utils, Pix key': (text) => utils.isValidPixKey(text),
  'br-validations': (text) => brValidations.validate(text),
  'pix.js, Pix key': (text) => isPixKey(text),
  validator: (text) => validator.isTaxID(text, 'pt-BR'),
  'cpf-cnpj-validator': (text) => cpfCnpjValidator.isValid(text),
  '@fnando/cnpj': (text) => fnando.isValid(text),
};
const NUMBERS = ['11222333000181', '11.222.333/0001-81', '12ABC34501DE35', '12.ABC.345/01DE-35'];
const seen = Object.fromEntries(
  Object.entries(CHECKS).map(([name, accepts]) => [name, NUMBERS.filter((text) => accepts(text)).join(' ')]),
);
seen.formatted = utils.formatCnpj('12ABC34501DE35');
seen.cpf = validator.isTaxID('529.982.247-25', 'pt-BR');
console.log('accepted', seen);
const all = NUMBERS.join(' ');
assert.deepEqual(seen, {
  'brazilian-utils': '11222333000181 11.222.333/0001-81',
  'brazilian-utils, version 2': all,
  'brazilian-utils, Pix key': all,
  'br-validations': '11222333000181 11.222.333/0001-81',
  'pix.js, Pix key': '11222333000181 11.222.333/0001-81',
  validator: '11222333000181 12ABC34501DE35',
  'cpf-cnpj-validator': all,
  '@fnando/cnpj': all,
  formatted: '12.345.013/5',
  cpf: true,
});
JS
node seen.cjs
