/**
 * Runs a command of this repository from a fresh clone on: `node tools/run.mjs <script> [arguments]`.
 * It begins on the Node that is there, installs the packages, and continues on the Node that comes with them.
 */
import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './bootstrap/install.mjs';
import { findNode } from './bootstrap/node.mjs';
import { SUPPORTED_NODE, unsupportedReason } from './bootstrap/platform.mjs';

const [script = '', ...args] = process.argv.slice(2);

/** @param {string} reason */
function giveUp(reason) {
  console.error(reason);
  // the last line of the test command is a count, whatever happened
  if (script.startsWith('suite/')) console.log('0 passed, 1 failed');
  process.exit(1);
}

const reason = unsupportedReason(process.platform, process.version);
if (reason) giveUp(reason);
const failure = await ensureInstalled();
if (failure) giveUp(failure);
const node = findNode();
if (!node) {
  giveUp(
    `Builds and servers need Node ${SUPPORTED_NODE}; this is ${process.version}, and no Node is published as a package for ${process.platform}-${process.arch}. Install Node 24 or newer and try again.`,
  );
} else {
  const path = (/** @type {string} */ relative) =>
    fileURLToPath(new URL(relative, import.meta.url));
  const child = spawn(node, [path(script), ...args], {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${path('../node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
    },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('close', (code) => process.exit(code ?? 1));
}
