#!/usr/bin/env bash
# Deno 2.9.6, fetch() to a port where nothing listens; Bun 1.4.5 and the installed Node beside it
#
# A payment client has to know whether a request can have reached the gateway. A refused connection says no, and Node and
# Bun say so by a code: ECONNREFUSED. One would expect one from Deno too, which has Node's names.
# Seen: Deno's TypeError has neither a code nor a cause with one; only its English message tells. What can't be read from
# a code has to count as "may have been processed".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent deno@2.9.6 bun@1.4.5
cat >seen.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:net';

const server = createServer().listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address();
server.close();
await once(server, 'close');
const error = await fetch(`http://127.0.0.1:${port}/`).catch((caught) => caught);
console.log(JSON.stringify([error.name, error.code ?? null, error.cause?.code ?? null]));
JS
declare -A seen
seen[node]=$(node seen.mjs)
seen[bun]=$(node_modules/.bin/bun seen.mjs)
seen[deno]=$(node_modules/.bin/deno run --allow-net seen.mjs)
for runtime in node bun deno; do echo "$runtime ${seen[$runtime]}"; done
[[ ${seen[node]} == '["TypeError",null,"ECONNREFUSED"]' ]]
[[ ${seen[bun]} == '["TypeError","ECONNREFUSED",null]' ]]
[[ ${seen[deno]} == '["TypeError",null,null]' ]]
