import { Failure } from './failure.ts';
import { nxEnv, nxScript } from './nx.ts';
import { run } from './process.ts';
import { root } from './workspace.ts';

/** Builds every package; what is built already comes out of Nx's cache. */
export async function ensureBuilt(): Promise<void> {
  console.log('Building (what has not changed comes from the cache) …');
  const start = Date.now();
  const { code } = await run(
    process.execPath,
    [nxScript, 'run-many', '-t', 'build', '--parallel=2', '--output-style=static'],
    { cwd: root, env: nxEnv(), show: true },
  );
  if (code !== 0) {
    throw new Failure('The build failed; the reason is above. To build alone: npm run build');
  }
  console.log(`  built in ${Math.round((Date.now() - start) / 1000)} s`);
}
