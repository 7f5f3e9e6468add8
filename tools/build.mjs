import { run } from './child.mjs';
import { Failure } from './failure.mjs';
import { findNode } from './node.mjs';
import { root, scripts } from './workspace.mjs';

/** Builds every package; what is built already comes out of Nx's cache. */
export async function ensureBuilt() {
  console.log('Building (what has not changed comes from the cache) …');
  const { node, env } = await findNode();
  const begun = Date.now();
  const { code } = await run(
    node,
    [scripts.nx, 'run-many', '-t', 'build', '--parallel=2', '--output-style=static'],
    { cwd: root, env, show: true },
  );
  if (code !== 0) {
    throw new Failure('The build failed; its reason stands above. To see it alone: npm run build');
  }
  console.log(`  built in ${Math.round((Date.now() - begun) / 1000)} s`);
}
