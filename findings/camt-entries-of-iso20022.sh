#!/usr/bin/env bash
# iso20022.js 0.0.15, CashManagementEndOfDayReport.fromXML() of a bank statement in camt.053
#
# A shop matches the statement with its orders. An entry has its amount, the bank's reference, and RvslInd, which is true
# for the reversal of an entry before it. One would expect 19.99 to be 1999 cents, as the library counts amounts,
# `reversal` to be true, and the reference to be the text that the bank has written.
# Seen: 19.99 is 1998.9999999999998, and 1000 yen are 100000. `reversal` is false for every entry, since it waits for the
# text "true" and the XML parser has made a boolean of it. A reference of 34 digits is 2.02611301940108e+33, 0012 is 12.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts iso20022.js@0.0.15
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { CashManagementEndOfDayReport } from 'iso20022.js';

const entry = (currency, amount, reference, reversal) => `<Ntry><Amt Ccy="${currency}">${amount}</Amt>
  <CdtDbtInd>DBIT</CdtDbtInd><RvslInd>${reversal}</RvslInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-30</Dt></BookgDt>
  <AcctSvcrRef>${reference}</AcctSvcrRef>
  <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd></Ntry>`;
const statement = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
  <GrpHdr><MsgId>message</MsgId><CreDtTm>2026-11-30T18:00:00Z</CreDtTm></GrpHdr>
  <Stmt><Id>statement</Id><CreDtTm>2026-11-30T18:00:00Z</CreDtTm>
    <Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Svcr><FinInstnId><BIC>DEUTDEFF</BIC></FinInstnId></Svcr></Acct>
    ${entry('EUR', '19.99', '2026113019401080010018820200213456', true)}
    ${entry('JPY', '1000', '0012', false)}
  </Stmt></BkToCstmrStmt></Document>`;
const [{ entries }] = CashManagementEndOfDayReport.fromXML(statement).statements;
const seen = entries.map(({ currency, amount, reversal, accountServicerReferenceId }) => ({
  amount: [currency, amount],
  reversal,
  reference: accountServicerReferenceId,
}));
console.log(seen);
assert.deepEqual(seen, [
  { amount: ['EUR', 1998.9999999999998], reversal: false, reference: 2.02611301940108e33 },
  { amount: ['JPY', 100000], reversal: false, reference: 12 },
]);
JS
node seen.mjs
