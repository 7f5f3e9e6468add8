import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { run } from './child.mjs';
import { Failure } from './failure.mjs';
import { canGoOnWith, NODES_TO_GO_ON } from './platform.mjs';
import { inRoot } from './workspace.mjs';

/**
 * The Node to go on with after the install: the one that came with it, else the running one if it will do.
 * @returns {Promise<{ node: string, env: NodeJS.ProcessEnv }>} env makes it the first on the PATH
 */
export async function findNode() {
  const installed = inRoot('node_modules/.bin/node');
  // it may be there and not run: a Linux with another C library
  const usable = existsSync(installed) && (await run(installed, ['--version'])).code === 0;
  if (!usable && !canGoOnWith(process.versions.node)) {
    throw new Failure(
      `Builds and servers need Node ${NODES_TO_GO_ON}; this is ${process.version}, and there is no package of it for ${process.platform}-${process.arch}. Install Node 24 and try again.`,
    );
  }
  const bin = inRoot('node_modules/.bin');
  return {
    node: usable ? installed : process.execPath,
    // Nx's daemon would stay behind; its screen needs a terminal of its own
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
      NX_DAEMON: 'false',
      NX_TUI: 'false',
      ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
    },
  };
}
