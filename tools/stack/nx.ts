import { inRoot } from './workspace.ts';

/** The file behind the `nx` command. */
export const nxScript = inRoot('node_modules/nx/dist/bin/nx.js');

/** Nx's daemon would outlive the command, and its full-screen view needs a terminal of its own. */
export const nxEnv = (): NodeJS.ProcessEnv => ({
  ...process.env,
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
});
