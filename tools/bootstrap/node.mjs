import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isSupportedNode } from './platform.mjs';

const installed = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));

/**
 * The Node to continue on after the install: the one that was installed with the packages, or else the running one.
 * @returns {string | undefined} undefined when neither is supported
 */
export function findNode() {
  // the file may exist and not run: a Linux with another C library
  if (existsSync(installed) && spawnSync(installed, ['--version']).status === 0) return installed;
  return isSupportedNode(process.versions.node) ? process.execPath : undefined;
}
