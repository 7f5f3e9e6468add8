#!/usr/bin/env bash
# graphql-scalars 2.0.0, USCurrency, NonNegativeInt and PositiveInt; its SafeInt and Int of graphql 17.1.0 beside them
#
# A mutation takes an amount. USCurrency is documented as "a currency string, such as $21.25", which the resolver gets
# as an integer of cents, and NonNegativeInt as an integer that is 0 or greater. GraphQL's own Int has an error for 12.5
# (the specification, 3.5.1: non-integer values must raise a request error). One would expect $19.99 to be 1999, and
# 12.5 to be refused.
# Seen: $19.99 is 1998.9999999999998 and $0.29 is 28.999999999999996, which USCurrency itself then writes as it should,
# and an integer column or a gateway refuses. NonNegativeInt and PositiveInt cut: 12.5 and "12.99" are 12, "1e3" and
# 1e21 are 1. SafeInt, of the same package, refuses them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts graphql-scalars@2.0.0 graphql@17.1.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { buildSchema, graphql, GraphQLInt } from 'graphql';
import { GraphQLNonNegativeInt, GraphQLPositiveInt, GraphQLSafeInt, GraphQLUSCurrency } from 'graphql-scalars';

/** What a resolver gets for a variable of this type, or 'refused'. */
async function reads(scalar, amount) {
  const schema = buildSchema(`
    ${scalar === GraphQLInt ? '' : `scalar ${scalar.name}`}
    type Query { pay(amount: ${scalar.name}!): Boolean }`);
  const type = schema.getType(scalar.name);
  if (scalar !== GraphQLInt) Object.assign(type, { parseValue: scalar.parseValue, coerceInputValue: scalar.coerceInputValue });
  let got = 'refused';
  await graphql({
    schema,
    source: `query ($amount: ${scalar.name}!) { pay(amount: $amount) }`,
    variableValues: { amount },
    rootValue: { pay: (input) => void (got = input.amount) },
  });
  return got;
}
const seen = { USCurrency: {} };
for (const text of ['$21.25', '$12.50', '$19.99', '$0.29']) seen.USCurrency[text] = await reads(GraphQLUSCurrency, text);
for (const scalar of [GraphQLNonNegativeInt, GraphQLPositiveInt, GraphQLSafeInt, GraphQLInt]) {
  seen[scalar.name] = [];
  for (const amount of [1250, 12.5, '12.99', '1e3', 1e21]) seen[scalar.name].push(await reads(scalar, amount));
}
console.log(seen);
const refused = 'refused';
assert.deepEqual(seen, {
  USCurrency: { '$21.25': 2125, '$12.50': 1250, '$19.99': 1998.9999999999998, '$0.29': 28.999999999999996 },
  NonNegativeInt: [1250, 12, 12, 1, 1],
  PositiveInt: [1250, 12, 12, 1, 1],
  SafeInt: [1250, refused, refused, refused, refused],
  Int: [1250, refused, refused, refused, refused],
});
JS
node seen.mjs
