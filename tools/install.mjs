import { existsSync, readFileSync } from 'node:fs';
import { run } from './child.mjs';
import { Failure } from './failure.mjs';
import { inRoot, root } from './workspace.mjs';

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage */
/** @typedef {{ packages: Record<string, LockedPackage> }} Lock */

const LIMIT_MS = 15 * 60_000;
const SIGN_OF_LIFE_MS = 15_000;

/**
 * Whether npm's own record of what it installed says what the lock file says. npm writes it last, so an install that
 * was cut off leaves none. Optional packages of other platforms are not there, and needn't be.
 * @param {Lock} lock @param {Lock} installed
 */
export function isInstalled(lock, installed) {
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed.packages[path];
    return found ? found.version === wanted.version : wanted.optional === true;
  });
}

/** @param {string} path @returns {Lock | undefined} */
function readLock(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/** `npm ci`, unless what is installed is what package-lock.json wants. */
export async function ensureInstalled() {
  const lock = readLock(inRoot('package-lock.json'));
  const installed = readLock(inRoot('node_modules/.package-lock.json'));
  if (lock && installed && isInstalled(lock, installed)) return;

  console.log('Installing packages (once; takes a minute or two) …');
  const begun = Date.now();
  const sign = setInterval(() => {
    console.log(`  … still installing, ${Math.round((Date.now() - begun) / 1000)} s`);
  }, SIGN_OF_LIFE_MS);
  // no package of ours needs its install script, so none runs, whatever npm's version thinks of them
  const { code } = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    show: true,
    limit: LIMIT_MS,
  });
  clearInterval(sign);
  if (code !== 0) {
    throw new Failure(
      'npm ci failed (its reason stands above). It needs the npm registry; check the network and try again.',
    );
  }
  console.log(`  installed in ${Math.round((Date.now() - begun) / 1000)} s`);
}
