#!/usr/bin/env bash
# sepa 3.0.0, the address of a payee or a debtor
#
# A direct debit from a Swiss or British account has to name the debtor's address. Since 15 November 2026 no SEPA scheme takes
# an address in lines alone (European Payments Council, rulebooks of 2025): town and country have elements of their own,
# TwnNm and Ctry, with at most two lines beside them. The library has fields for street, city and country, and one would
# expect the city to be the town.
# Seen: street and city both become AdrLine, in the version of 2019 (pain.001.001.09, pain.008.001.08) as in the older ones,
# and no field makes a TwnNm. What banks took until November they refuse. Without the address the file passes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts sepa@3.0.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import SEPA from 'sepa';

const IBAN = 'DE89370400440532013000';
const address = { Street: 'Hauptstrasse 1', City: '8001 Zürich', Country: 'CH' };
const withPrefix = (prefix) => Object.fromEntries(Object.entries(address).map(([key, value]) => [prefix + key, value]));
const addressIn = (xml) => /<Nm>Payee<\/Nm>\s*<PstlAdr>(.*?)<\/PstlAdr>/s.exec(xml)?.[1].replace(/\s*\n\s*/g, '');

function bySepa(version) {
  const file = new SEPA.Document(version);
  Object.assign(file.grpHdr, { id: 'FILE', created: new Date(), initiatorName: 'Shop' });
  const info = file.createPaymentInfo();
  const [own, others] = version.startsWith('pain.001') ? ['debtor', 'creditor'] : ['creditor', 'debtor'];
  Object.assign(info, { collectionDate: new Date(), requestedExecutionDate: new Date(), creditorId: 'DE98ZZZ09999999999' });
  Object.assign(info, { [`${own}IBAN`]: IBAN, [`${own}Name`]: 'Shop' });
  file.addPaymentInfo(info);
  const transaction = info.createTransaction();
  Object.assign(transaction, { [`${others}Name`]: 'Payee', [`${others}IBAN`]: 'CH9300762011623852957' });
  Object.assign(transaction, { amount: 12.5, end2endId: 'ORDER', mandateId: 'MANDATE', mandateSignatureDate: new Date() });
  Object.assign(transaction, withPrefix(others));
  info.addTransaction(transaction);
  return addressIn(file.toString());
}

const versions = ['pain.001.001.03', 'pain.001.001.09', 'pain.008.001.02', 'pain.008.001.08'];
const seen = Object.fromEntries(versions.map((version) => [version, bySepa(version)]));
console.log(seen);
const lines = '<Ctry>CH</Ctry><AdrLine>Hauptstrasse 1</AdrLine><AdrLine>8001 Zürich</AdrLine>';
assert.deepEqual(seen, Object.fromEntries(versions.map((version) => [version, lines])));
JS
node seen.mjs
