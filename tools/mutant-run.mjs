/**
 * Runs tests in a copy of the repository with one place of it broken, one after the other: `npm run test:mutants` and
 * `npm run test:defects`.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from './child.mjs';
import { Failure } from './failure.mjs';
import { mutate } from './mutate.mjs';
import { findNode } from './node.mjs';
import { inRoot, root } from './workspace.mjs';

/** A run of a package's tests that takes longer hangs, which is noticed too. */
const LIMIT_MS = 120_000;

/**
 * @typedef {object} Mutant
 * @property {string} name
 * @property {string} package its folder
 * @property {string} file in it, or beside it
 * @property {string} find
 * @property {string} replace
 * @property {readonly string[]} [tests] arguments that choose the tests; default: all of the package
 */

/** @returns {string} the folder of a copy of everything that git knows, with our node_modules */
function copyOfRoot() {
  const copy = mkdtempSync(join(tmpdir(), 'ams-cashier-mutants-'));
  const listed = ['ls-files', '--cached', '--others', '--exclude-standard', '-z', 'libs', '*.json'];
  const files = execFileSync('git', listed, { cwd: root, encoding: 'utf8' }).split('\0');
  for (const file of files.filter(Boolean)) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(inRoot(file), join(copy, file));
  }
  symlinkSync(inRoot('node_modules'), join(copy, 'node_modules'));
  return copy;
}

/**
 * Throws if the tests fail, or find nothing to run, without a mutant.
 * @param {readonly Mutant[]} mutants
 * @returns {Promise<number>} how many lived
 */
export async function runMutants(mutants) {
  const { node, env } = await findNode();
  const vitest = inRoot('node_modules/vitest/vitest.mjs');
  const copy = copyOfRoot();
  /** @param {Mutant} mutant */
  const test = ({ package: folder, tests = [] }) =>
    run(node, [vitest, 'run', '--bail=1', ...tests], {
      cwd: join(copy, folder),
      env: { ...env, NO_COLOR: '1' },
      limit: LIMIT_MS,
    });
  try {
    /** @type {Set<string>} */
    const healthy = new Set();
    let survived = 0;
    for (const mutant of mutants) {
      const { name, file, find, replace, tests } = mutant;
      const choice = JSON.stringify([mutant.package, tests]);
      if (!healthy.has(choice)) {
        const { code, output } = await test(mutant);
        if (code !== 0 || !/Tests\D+[1-9]\d* passed/.test(output)) {
          throw new Failure(`The tests fail without a mutant (${name}):\n${output.slice(-2_000)}`);
        }
        healthy.add(choice);
      }
      const path = join(copy, mutant.package, file);
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, mutate(text, find, replace, file));
      const { code } = await test(mutant);
      writeFileSync(path, text);
      if (code === 0) survived += 1;
      console.log(`${code === 0 ? 'LIVES ' : 'killed'}  ${name}`);
    }
    console.log(`\n${mutants.length - survived} killed, ${survived} survived`);
    return survived;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
