/**
 * npm run test:mutants: breaks, in a copy, what keeps each law, one place at a time, and demands that the tests notice.
 * A mutant that lives is a law that nobody watches.
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
import { LAW_MUTANTS } from '../libs/sdk-core/test/mutants.mjs';
import { run, stopAllOnSignal } from './child.mjs';
import { Failure, runMain } from './failure.mjs';
import { findNode } from './node.mjs';
import { mutate } from './mutate.mjs';
import { inRoot, root } from './workspace.mjs';

/** A run of the core's tests that takes longer hangs, which is noticed too. */
const LIMIT_MS = 120_000;
const PACKAGE = 'libs/sdk-core';

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

stopAllOnSignal();
await runMain(async () => {
  const { node, env } = await findNode();
  const copy = copyOfRoot();
  const vitest = inRoot('node_modules/vitest/vitest.mjs');
  const test = () =>
    run(node, [vitest, 'run', '--bail=1'], {
      cwd: join(copy, PACKAGE),
      env,
      limit: LIMIT_MS,
    });
  try {
    const whole = await test();
    if (whole.code !== 0) {
      throw new Failure(`The tests fail without a mutant:\n${whole.output.slice(-2_000)}`);
    }
    let survived = 0;
    for (const { law, file, find, replace, breaks } of LAW_MUTANTS) {
      const path = join(copy, PACKAGE, file);
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, mutate(text, find, replace, file));
      const { code } = await test();
      writeFileSync(path, text);
      if (code === 0) survived += 1;
      console.log(
        `${code === 0 ? 'LIVES ' : 'killed'}  law ${law.toString().padStart(2)}  ${breaks}`,
      );
    }
    console.log(`\n${LAW_MUTANTS.length - survived} killed, ${survived} survived`);
    return survived ? 1 : 0;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});
