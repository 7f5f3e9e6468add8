#!/usr/bin/env bash
# primevue 5.0.2, DataTable, and @tanstack/vue-table 9.2.4 and 8.21.3, sorting by a column of amounts; natural-orderby
# 5.0.0 beside them
#
# Servers send amounts as text, "9.75", so that no digit is lost. A table that is sorted by such a column, ways of
# delivery by their price or payments and refunds by their amount, knows digits in text from letters, for "10" comes behind
# "9". One would expect "9.75" before "9.8".
# Seen: each group of digits is a whole number, the decimals too, and a minus is no sign. 9.8 comes before 9.75, 12.5 and
# 12.05 count as equal, and the refund of 12 comes behind the one of 5. The cheapest offer isn't in the first row.
# Version 8 of TanStack Table compares amounts like letters as long as there are ten rows or fewer, since it looks for
# digits behind the tenth row: "10.00" comes before "9.00" then. natural-orderby has the order right. Sort by a number.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts primevue@5.0.2 @tanstack/vue-table@9.2.4 table-8@npm:@tanstack/vue-table@8.21.3 \
  natural-orderby@5.0.0 vue@3.5.45
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { createSortedRowModel, rowSortingFeature, sortFns, tableFeatures, useTable } from '@tanstack/vue-table';
import { orderBy } from 'natural-orderby';
import Column from 'primevue/column';
import PrimeVue from 'primevue/config';
import DataTable from 'primevue/datatable';
import { getCoreRowModel, getSortedRowModel, useVueTable } from 'table-8';
import { createSSRApp, h } from 'vue';
import { renderToString } from 'vue/server-renderer';

const columns = [{ id: 'amount', accessorKey: 'amount' }];
const initialState = { sorting: [{ id: 'amount', desc: false }] };

async function primeVue(value) {
  const column = h(Column, { field: 'amount', sortable: true });
  const table = () => h(DataTable, { value, sortField: 'amount', sortOrder: 1 }, () => [column]);
  const html = await renderToString(createSSRApp({ render: table }).use(PrimeVue, { theme: 'none' }));
  return [...html.matchAll(/<td[^>]*>(?:<!--.*?-->)*([^<]*)/g)].map(([, text]) => text);
}

function version9(data) {
  const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns });
  const { rows } = useTable({ features, data, columns, initialState }).getRowModel();
  return rows.map(({ original }) => original.amount);
}

function version8(data) {
  const models = { getCoreRowModel: getCoreRowModel(), getSortedRowModel: getSortedRowModel() };
  const { rows } = useVueTable({ data, columns, initialState, ...models }).getRowModel();
  return rows.map(({ original }) => original.amount);
}

const few = ['9.8', '9.75', '12.5', '12.05', '10.00', '-5.00', '-12.00', '9.00'];
const many = [...few, '20.00', '21.00', '22.00', '23.00'];
const rows = (amounts) => amounts.map((amount) => ({ amount }));
const seen = {
  PrimeVue: (await primeVue(rows(few))).join(' '),
  'TanStack 9': version9(rows(few)).join(' '),
  'TanStack 8': version8(rows(few)).join(' '),
  'TanStack 8, twelve rows': version8(rows(many)).join(' '),
  'natural-orderby': orderBy(few).join(' '),
};
console.log(seen);
const byGroups = '-5.00 -12.00 9.00 9.8 9.75 10.00 12.5 12.05';
assert.deepEqual(seen, {
  PrimeVue: byGroups,
  'TanStack 9': byGroups,
  'TanStack 8': '-12.00 -5.00 10.00 12.05 12.5 9.00 9.75 9.8',
  'TanStack 8, twelve rows': `${byGroups} 20.00 21.00 22.00 23.00`,
  'natural-orderby': '-12.00 -5.00 9.00 9.75 9.8 10.00 12.05 12.5',
});
JS
node seen.mjs
