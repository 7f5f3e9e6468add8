#!/usr/bin/env bash
# vite 8.4.0, `vite` and `vite preview` started a second time; vite 8.3.8 beside it
#
# Two shops of one code base, or two built folders side by side: each server gets its own port, and the second its own
# --outDir or environment variables. One would expect a minor version to go on serving both.
# Seen: since 8.4.0 the second is refused, "Found another Vite preview process for this project". Only the command, the
# root, the configuration file and the mode are compared: a port or folder of its own doesn't help, a --mode of its own or
# --bypass-lock does. A script that starts two servers has one of them end with code 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
mkdir blue green
for page in index blue/index green/index; do echo '<p>Shop</p>' >"$page.html"; done
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';

let port = 5273;
function start(args) {
  const child = spawn('node_modules/.bin/vite', [...args, '--port', String((port += 100))]);
  let said = '';
  const answer = new Promise((resolve) => {
    const hear = (text) => {
      said += text;
      if (/Local.*http/u.test(said)) resolve('served');
      if (said.includes('Found another Vite')) resolve('refused');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => resolve(`ended with ${code}: ${said}`));
  });
  return { child, answer };
}

async function beside(first, second) {
  const servers = [];
  const answers = [];
  for (const args of [first, second]) {
    const server = start(args);
    servers.push(server);
    answers.push(await server.answer);
  }
  for (const { child } of servers) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, 'exit');
    child.kill();
    await ended;
  }
  return answers.join(', ');
}

const seen = {
  'another port': await beside([], []),
  'another folder': await beside(['preview', '--outDir', 'blue'], ['preview', '--outDir', 'green']),
  'another mode': await beside([], ['--mode', 'green']),
};
console.log(process.argv[2], seen);
const second = process.argv[2] === '8.4.0' ? 'served, refused' : 'served, served';
assert.deepEqual(seen, { 'another port': second, 'another folder': second, 'another mode': 'served, served' });
JS
for version in 8.4.0 8.3.8; do
  npm install --silent --ignore-scripts "vite@$version"
  node seen.mjs "$version"
done
