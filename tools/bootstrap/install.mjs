import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage */
/** @typedef {{ packages: Record<string, LockedPackage> }} Lock */

const LIMIT_MS = 15 * 60_000;
const SIGN_OF_LIFE_MS = 15_000;

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Whether npm's own record of what it installed matches the lock file. npm writes the record last, so an install that
 * was interrupted leaves none. Optional packages of other platforms may be missing.
 * @param {Lock} lock @param {Lock} installed
 */
export function isInstalled(lock, installed) {
  return Object.entries(lock.packages).every(([path, wanted]) => {
    // the root and the workspace folders are in the repository
    if (!path.includes('node_modules/')) return true;
    const found = installed.packages[path];
    return found ? found.version === wanted.version : wanted.optional === true;
  });
}

/** @param {string} path @returns {Lock | undefined} */
function readLock(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/**
 * Runs `npm ci` unless what is installed is what package-lock.json wants.
 * @returns {Promise<string | undefined>} the reason, if the packages could not be installed
 */
export async function ensureInstalled() {
  const lock = readLock(`${root}/package-lock.json`);
  const installed = readLock(`${root}/node_modules/.package-lock.json`);
  if (lock && installed && isInstalled(lock, installed)) return undefined;

  console.log('Installing packages (once; takes a minute or two) …');
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  const sign = setInterval(
    () => console.log(`  … still installing, ${seconds()} s`),
    SIGN_OF_LIFE_MS,
  );
  // None of the packages needs its install script, so none runs, whatever npm's version does by default.
  const npm = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: LIMIT_MS,
  });
  try {
    const [code, signal] = await once(npm, 'close');
    if (code !== 0) {
      return `npm ci failed (${signal ?? `exit code ${code}`}); the reason is above. It needs the npm registry: check the network and try again.`;
    }
  } catch (error) {
    return `npm could not be started: ${error}`;
  } finally {
    clearInterval(sign);
  }
  console.log(`  installed in ${seconds()} s`);
  return undefined;
}
