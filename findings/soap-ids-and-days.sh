#!/usr/bin/env bash
# soap 1.13.0 (node-soap), a payment gateway's xsd:long, xsd:integer and xsd:date
#
# Gateways and banks with SOAP have transaction ids of the type long, which is 64 bits wide, or integer, which has no
# limit, and days of the type date, which may end in a time zone: 2026-11-30+08:00 (XML Schema, part 2). The library
# gives a Date for a day, and amounts as numbers. One would expect the digits of an id, and a Date to be sent as the day
# that it is.
# Seen: long and integer become numbers whose end is rounded, 202612010011223344 is 202612010011223360: the next
# question about it is about another payment. unsignedLong, of the same width, stays text. A day with a zone is an
# Invalid Date, and a Date that is sent is an empty element, <day></day>, without an error. `customDeserializer`, meant
# for other formats of dates, keeps them as text, but only if it is there when the address's description is loaded for
# the first time, or with `disableCache`; days have to be sent as text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts soap@1.13.0
cat >pay.wsdl <<'XML'
<definitions name="Pay" targetNamespace="urn:pay" xmlns="http://schemas.xmlsoap.org/wsdl/"
  xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:tns="urn:pay" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <types>
    <xsd:schema targetNamespace="urn:pay" elementFormDefault="qualified">
      <xsd:element name="AskRequest"><xsd:complexType><xsd:sequence>
        <xsd:element name="id" type="xsd:long"/><xsd:element name="day" type="xsd:date"/>
      </xsd:sequence></xsd:complexType></xsd:element>
      <xsd:element name="AskResponse"><xsd:complexType><xsd:sequence>
        <xsd:element name="id" type="xsd:long"/><xsd:element name="batch" type="xsd:integer"/>
        <xsd:element name="reference" type="xsd:unsignedLong"/><xsd:element name="count" type="xsd:int"/>
        <xsd:element name="paid" type="xsd:date"/><xsd:element name="settled" type="xsd:date"/>
      </xsd:sequence></xsd:complexType></xsd:element>
    </xsd:schema>
  </types>
  <message name="In"><part name="body" element="tns:AskRequest"/></message>
  <message name="Out"><part name="body" element="tns:AskResponse"/></message>
  <portType name="Port"><operation name="Ask"><input message="tns:In"/><output message="tns:Out"/></operation></portType>
  <binding name="Binding" type="tns:Port">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="Ask">
      <soap:operation soapAction="ask"/>
      <input><soap:body use="literal"/></input><output><soap:body use="literal"/></output>
    </operation>
  </binding>
  <service name="Service"><port name="Port" binding="tns:Binding"><soap:address location="http://127.0.0.1/"/></port></service>
</definitions>
XML
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { createClientAsync } from 'soap';

const sent = [];
const server = createServer(async (request, response) => {
  sent.push(/<day>.*<\/day>/.exec(await text(request))[0]);
  response.setHeader('content-type', 'text/xml');
  response.end(`<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><AskResponse xmlns="urn:pay">
    <id>202612010011223344</id><batch>202612010011223344</batch><reference>202612010011223344</reference><count>3</count>
    <paid>2026-11-30</paid><settled>2026-11-30+08:00</settled></AskResponse></soap:Body></soap:Envelope>`);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

async function ask(day, options) {
  const client = await createClientAsync('./pay.wsdl', options, `http://127.0.0.1:${server.address().port}/`);
  const [{ id, batch, reference, count, paid, settled }] = await client.AskAsync({ id: '202612010011223344', day });
  return [id, batch, reference, count, String(Number(paid)), String(Number(settled))];
}
const same = (value) => value;
const customDeserializer = { long: same, integer: same };
const seen = {
  asDate: await ask(new Date('2026-11-30'), {}),
  late: (await ask('2026-11-30', { customDeserializer }))[0],
  asText: (await ask('2026-11-30', { customDeserializer, disableCache: true })).slice(0, 2),
  sent,
};
server.close();
console.log(seen);
assert.deepEqual(seen, {
  asDate: [202612010011223360, 202612010011223360, '202612010011223344', 3, String(Date.UTC(2026, 10, 30)), 'NaN'],
  late: 202612010011223360,
  asText: ['202612010011223344', '202612010011223344'],
  sent: ['<day></day>', '<day>2026-11-30</day>', '<day>2026-11-30</day>'],
});
JS
node seen.mjs
