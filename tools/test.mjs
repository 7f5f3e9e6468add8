/**
 * npm test: everything that says whether this repository is in order, from a fresh clone on.
 * `--full` leaves nothing to a cache and runs the long forms too: browser tests marked @full, every state of the
 * accessibility matrix and every consumer app.
 */
import { whyNotHere } from './platform.mjs';

const reason = whyNotHere(process.platform, process.version);
if (reason) {
  console.error(reason);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const { existsSync, mkdtempSync, readFileSync, rmSync } = await import('node:fs');
const { tmpdir } = await import('node:os');
const { join } = await import('node:path');
const { isStopping, run, stopAllOnSignal } = await import('./child.mjs');
const { Failure } = await import('./failure.mjs');
const { ensureInstalled } = await import('./install.mjs');
const { findNode } = await import('./node.mjs');
const { countNodeTest, countPlaywright, countVitest, sum } = await import('./tally.mjs');
const { inRoot, root, scripts } = await import('./workspace.mjs');

/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * @typedef {object} Step
 * @property {string} title
 * @property {string} fix what to do, or what to run alone, when it fails
 * @property {readonly string[]} [after] titles of steps without which this one says nothing
 * @property {() => Promise<Tally>} go
 */

const TARGETS = ['lint', 'typecheck', 'test', 'build', 'pack-check'];
const CODE = 'lint, types, unit tests, build, package checks';

const full = process.argv.includes('--full');
const fresh = full || Boolean(process.env['CI']);

/** @param {number} code @returns {Tally} */
const check = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/**
 * A runner that fails without a failed test has failed all the same, and so has one that ran no test.
 * @param {number} code @param {Tally} tally @returns {Tally}
 */
const tests = (code, tally) =>
  (code !== 0 && tally.failed === 0) || tally.passed + tally.failed === 0
    ? { passed: tally.passed, failed: 1 }
    : tally;

stopAllOnSignal();

/** @type {{ title: string, result: string, seconds: number }[]} */
const summary = [];
/** @type {Tally[]} */
const tallies = [];
/** @type {Set<string>} */
const broken = new Set();

/** @param {Step} step */
async function take({ title, fix, after = [], go }) {
  const missing = after.find((other) => broken.has(other));
  if (missing) {
    broken.add(title);
    summary.push({ title, result: `not run: ${missing} failed`, seconds: 0 });
    return;
  }
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 70 - title.length))}`);
  const begun = Date.now();
  /** @type {Tally} */
  let tally;
  try {
    tally = await go();
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    tally = { passed: 0, failed: 1 };
  }
  if (isStopping()) return;
  tallies.push(tally);
  if (tally.failed > 0) {
    broken.add(title);
    console.log(`\n✖ ${title} failed. ${fix}`);
  }
  summary.push({
    title,
    result:
      tally.failed > 0
        ? `FAILED (${tally.passed} passed, ${tally.failed} failed)`
        : tally.passed > 0
          ? `${tally.passed} passed`
          : 'done',
    seconds: (Date.now() - begun) / 1000,
  });
}

await take({
  title: 'install',
  fix: 'Try: npm ci',
  go: async () => {
    await ensureInstalled();
    await findNode();
    return { passed: 0, failed: 0 };
  },
});

if (!broken.has('install')) {
  const { node, env: nodeEnv } = await findNode();
  // a cache of this run alone: nothing is taken from an earlier run, and nothing is built twice in this one
  const cache = fresh ? mkdtempSync(join(tmpdir(), 'ams-cashier-nx-')) : undefined;
  const env = cache
    ? {
        ...nodeEnv,
        NX_CACHE_DIRECTORY: join(cache, 'cache'),
        NX_WORKSPACE_DATA_DIRECTORY: join(cache, 'data'),
      }
    : nodeEnv;
  const options = { cwd: root, env, show: true };

  /** @param {readonly string[]} args */
  const runNode = (args) => run(node, args, options);

  /**
   * Each of these leaves most of the machine to the others, so they run at once.
   * @type {readonly Step[]}
   */
  const lightSteps = [
    {
      title: 'browser',
      fix: 'What helps stands above.',
      go: async () => {
        const { ensureBrowser } = await import('./browser.mjs');
        await ensureBrowser();
        return { passed: 0, failed: 0 };
      },
    },
    {
      title: 'format',
      fix: 'Fix it with: npm run format',
      go: async () => check((await runNode([scripts.prettier, '--check', '.'])).code),
    },
    {
      title: 'tools',
      fix: 'Alone: node --test tools',
      go: async () => {
        const { code, output } = await runNode(['--test', 'tools/**/*.spec.mjs']);
        return tests(code, countNodeTest(output));
      },
    },
    {
      title: 'documents',
      fix: 'Tables and code blocks are mended with: npx node tools/docs/check.mjs --write',
      go: async () => check((await runNode(['tools/docs/check.mjs'])).code),
    },
  ];

  /** @type {readonly Step[]} */
  const steps = [
    {
      // all at once: two cores have always something to do, and Nx looks at the workspace once
      title: CODE,
      fix: 'What failed stands above, as “nx run <package>:<target>”; that is how it runs alone, after npx',
      go: async () => {
        const { code, output } = await runNode([
          ...[scripts.nx, 'run-many', '-t', ...TARGETS],
          ...['--parallel=3', '--output-style=static'],
        ]);
        return tests(code, countVitest(output));
      },
    },
    {
      title: 'packing',
      after: [CODE],
      fix: 'Alone: npm run pack',
      go: async () => check((await runNode(['tools/pack.mjs', '--built'])).code),
    },
    {
      title: 'integrations',
      after: ['packing', 'browser'],
      fix: 'Alone, after npm run build: npm run pack && npx node tools/integrations.mjs --packed',
      go: async () => {
        const more = full ? ['--full'] : [];
        return check((await runNode(['tools/integrations.mjs', '--packed', ...more])).code);
      },
    },
    {
      title: 'sizes',
      after: [CODE],
      fix: 'Alone, after npm run build: npx node tools/sizes.mjs',
      go: async () => check((await runNode(['tools/sizes.mjs'])).code),
    },
    {
      title: 'fuzzed requests',
      after: [CODE],
      fix: 'Alone, after npm run build: npx node tools/fuzz.mjs, with the seed that it printed',
      go: async () => {
        const requests = full ? '10000' : '300';
        return check((await runNode(['tools/fuzz.mjs', '--requests', requests])).code);
      },
    },
    {
      title: 'shoppers',
      after: [CODE],
      fix: 'Alone, after npm run build: npx node tools/shoppers.mjs',
      go: async () => {
        const seconds = full ? '60' : '5';
        return check((await runNode(['tools/shoppers.mjs', '--seconds', seconds])).code);
      },
    },
    {
      title: 'browser tests',
      after: [CODE, 'browser'],
      fix: 'Alone, after npm run build: cd e2e && npx playwright test',
      go: async () => {
        const report = inRoot('e2e/test-results/report.json');
        rmSync(report, { force: true });
        const { code } = await run(
          node,
          [scripts.playwright, 'test', ...(full ? [] : ['--grep-invert', '@full'])],
          {
            ...options,
            cwd: inRoot('e2e'),
            env: full ? { ...env, E2E_FULL: '1' } : env,
          },
        );
        const tally = existsSync(report)
          ? countPlaywright(JSON.parse(readFileSync(report, 'utf8')))
          : { passed: 0, failed: 0 };
        return tests(code, tally);
      },
    },
  ];
  await Promise.all(lightSteps.map(take));
  for (const step of steps) await take(step);
  if (cache) rmSync(cache, { recursive: true, force: true });
}

const { passed, failed } = sum(tallies);
const width = Math.max(...summary.map(({ title }) => title.length));
console.log('\n── summary');
for (const { title, result, seconds } of summary) {
  console.log(`${title.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${result}`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
