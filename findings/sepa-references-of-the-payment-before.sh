#!/usr/bin/env bash
# sepa 3.0.0, structuredRemittanceInfo of a transfer
#
# A shop pays refunds or suppliers with a file of pain.001. One payee wants a structured creditor reference (ISO 11649),
# for which a transaction has `structuredRemittanceInfo` with fields of their own; the others get a text. One would expect a
# transaction's fields to be its own, as `remittanceInfo` is, and the reference to stand where ISO 20022 has it:
# CdtrRefInf has Tp (CdOrPrtry and Issr) and Ref.
# Seen: the object is one for all transactions. After `tx.structuredRemittanceInfo.reference = …` each other payment, of
# this file and of all that the process writes later, carries that reference in place of its own text, so that payees book
# the money to someone else's invoice. A whole object assigned stays with its transaction; but then, too, the element is
# called CdorPrtry, which no version of pain.001 has, and it holds Issr and Ref: banks that go by the schema refuse the file.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts sepa@3.0.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import SEPA from 'sepa';

const REFERENCE = 'RF18539007547034';
function remittances(setReference) {
  const file = new SEPA.Document('pain.001.001.09');
  Object.assign(file.grpHdr, { id: 'REFUNDS', created: new Date(), initiatorName: 'Shop' });
  const info = file.createPaymentInfo();
  Object.assign(info, { requestedExecutionDate: new Date(), debtorIBAN: 'DE89370400440532013000', debtorName: 'Shop' });
  file.addPaymentInfo(info);
  for (const order of ['ORDER 1', 'ORDER 2']) {
    const transaction = info.createTransaction();
    Object.assign(transaction, { creditorName: 'Payee', creditorIBAN: 'DE89370400440532013000', amount: 12.5 });
    Object.assign(transaction, { end2endId: order, remittanceInfo: order });
    if (order === 'ORDER 1') setReference(transaction);
    info.addTransaction(transaction);
  }
  return [...file.toString().matchAll(/<RmtInf>(.*?)<\/RmtInf>/g)].map(([, remittance]) => remittance);
}

const seen = {
  'texts alone': remittances(() => {}),
  'an object': remittances((transaction) => {
    transaction.structuredRemittanceInfo = { typeCode: 'SCOR', issuer: 'ISO', reference: REFERENCE };
  }),
  'its fields': remittances((transaction) => {
    Object.assign(transaction.structuredRemittanceInfo, { typeCode: 'SCOR', issuer: 'ISO', reference: REFERENCE });
  }),
  'texts alone, a file later': remittances(() => {}),
};
console.log(seen);
const texts = ['<Ustrd>ORDER 1</Ustrd>', '<Ustrd>ORDER 2</Ustrd>'];
const code = `<CdorPrtry><Cd>SCOR</Cd><Issr>ISO</Issr><Ref>${REFERENCE}</Ref></CdorPrtry>`;
const reference = `<Strd><CdtrRefInf><Tp>${code}</Tp></CdtrRefInf></Strd>`;
assert.deepEqual(seen, {
  'texts alone': texts,
  'an object': [reference, texts[1]],
  'its fields': [reference, reference],
  'texts alone, a file later': [reference, reference],
});
JS
node seen.mjs
