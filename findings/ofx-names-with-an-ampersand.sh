#!/usr/bin/env bash
# node-ofx-parser 0.5.1, parse() of a bank statement; ofx-js 1.1.1 beside it
#
# OFX is SGML or XML, and a bank writes the payer "Smith & Sons" as "Smith &amp; Sons"; some write the ampersand alone. One
# would expect the name that was meant, in both.
# Seen: an ampersand is escaped, whatever stands behind it, and more than once: "Smith &amp;amp;amp; Sons" is what the
# shop compares with its order. ofx-js gives the name in both cases. References and amounts are text in both libraries.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts node-ofx-parser@0.5.1 ofx-js@1.1.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import nodeOfx from 'node-ofx-parser';
import { parse } from 'ofx-js';

const statement = (name) => `OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX>
<BANKMSGSRSV1>
<STMTTRNRS>
<TRNUID>1
<STMTRS>
<CURDEF>USD
<BANKTRANLIST>
<DTSTART>20261101
<DTEND>20261130
<STMTTRN>
<TRNTYPE>CREDIT
<DTPOSTED>20261130120000
<TRNAMT>12.50
<FITID>0012
<NAME>${name}
</STMTTRN>
</BANKTRANLIST>
</STMTRS>
</STMTTRNRS>
</BANKMSGSRSV1>
</OFX>
`;
const payer = ({ OFX }) => OFX.BANKMSGSRSV1.STMTTRNRS.STMTRS.BANKTRANLIST.STMTTRN.NAME;
const seen = {};
for (const name of ['Jane Smith', 'Smith &amp; Sons', 'Smith & Sons']) {
  seen[name] = [payer(nodeOfx.parse(statement(name))), payer(await parse(statement(name)))];
}
console.log(seen);
assert.deepEqual(seen, {
  'Jane Smith': ['Jane Smith', 'Jane Smith'],
  'Smith &amp; Sons': ['Smith &amp;amp;amp; Sons', 'Smith & Sons'],
  'Smith & Sons': ['Smith &amp;amp; Sons', 'Smith & Sons'],
});
JS
node seen.mjs
