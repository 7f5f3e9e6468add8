/**
 * npm run release [-- <version>]: the next version, the changelogs, a commit and a tag; pushing the tag publishes (see
 * .github/workflows/release.yml). The version follows from the commits since the last one, unless it is given.
 *
 * npm run release -- --dry-run: says what that would be, and rehearses the rest: all packages are packed, published into
 * a registry on this machine, and installed from it into fresh apps of Vue, Nuxt and Angular and into
 * shops that `npm create` makes, which build and take a payment. It leaves the repository as it was.
 */
import { Failure, inRoot, run, runMain } from '../stack/index.ts';
import { nxEnv, nxScript } from '../stack/nx.ts';
import { readManifest } from './manifest.ts';

const APPS = ['Vite and Vue', 'Nuxt', 'Angular 22', 'Starter: Vue', 'Starter: Angular'];

/** Runs a command that must succeed; shows what it writes. */
async function step(title: string, command: string, args: readonly string[]): Promise<void> {
  console.log(`\n${title}`);
  const { code } = await run(command, args, { cwd: inRoot(), env: nxEnv(), show: true });
  if (code !== 0) throw new Failure(`${title} failed: ${[command, ...args].join(' ')}`);
}

async function changedFiles(): Promise<string> {
  return (await run('git', ['status', '--porcelain'], { cwd: inRoot() })).output;
}

/** What `nx release` is asked for. The first release takes the version that the packages have. */
async function wanted(version: readonly string[]): Promise<readonly string[]> {
  const { output } = await run('git', ['tag', '--list', 'v*'], { cwd: inRoot() });
  if (output.trim()) return version;
  return [version[0] ?? readManifest(inRoot('libs/sdk-core')).version, '--first-release'];
}

const nx = (title: string, ...args: readonly string[]) =>
  step(title, process.execPath, [nxScript, ...args]);

async function rehearse(version: readonly string[]): Promise<void> {
  const before = await changedFiles();
  await nx(
    'Version and changelogs',
    'release',
    ...(await wanted(version)),
    '--skip-publish',
    '--dry-run',
  );
  await nx('Packages', 'run', '@ams-cashier/tools:pack', '--output-style=stream');
  await nx('The shops’ server', 'run', '@ams-cashier/demo-merchant:build');
  await step(`Published, and installed in ${APPS.join(', ')}`, process.execPath, [
    inRoot('integrations/run.ts'),
    ...APPS,
  ]);
  if ((await changedFiles()) !== before) {
    throw new Failure('The rehearsal has changed files of the repository: see git status.');
  }
  console.log('\nThe rehearsal passed. Nothing was published.');
}

async function release(version: readonly string[]): Promise<void> {
  const changed = await changedFiles();
  if (changed) throw new Failure(`Commit these first, or put them away:\n${changed}`);
  await nx(
    'Version, changelogs, commit and tag',
    'release',
    ...(await wanted(version)),
    '--skip-publish',
  );
  console.log('\nPush main and the tag: the release workflow tests and publishes.');
}

await runMain(async () => {
  const args = process.argv.slice(2);
  const version = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--dry-run');
  if (unknown !== undefined) throw new Failure(`${unknown} is not an option; there is --dry-run.`);
  if (version.length > 1)
    throw new Failure(`One version, not ${version.length}: ${version.join(', ')}.`);
  await (args.includes('--dry-run') ? rehearse(version) : release(version));
});
