/** Endpoints that their own tools have to build before they can be tried. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, findFreePorts, inRoot, run } from '@ams-cashier/tools/stack';

interface ServerApp {
  /** In `integrations/server-apps`. */
  readonly folder: string;
  /** What Node runs to serve the build. */
  readonly serve: readonly string[];
}

export const SERVER_APPS: Readonly<Record<string, ServerApp>> = {
  SvelteKit: { folder: 'sveltekit', serve: ['build'] },
  Lambda: { folder: 'lambda', serve: ['build/server.js'] },
  Next: { folder: 'next', serve: ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1'] },
};

/** Builds it with the packed package, and plays the cases of every notification handler. */
export async function tryServerApp(
  name: string,
  { folder, serve }: ServerApp,
  app: string,
  tarball: string,
): Promise<void> {
  cpSync(inRoot('integrations/server-apps', folder), app, { recursive: true });
  for (const [from, to] of [
    ['server-apps/shop.js', 'shop.js'],
    ['server-apps/play-cases.mjs', 'play-cases.mjs'],
    ['server/notification-cases.mjs', 'notification-cases.mjs'],
  ] as const) {
    cpSync(inRoot('integrations', from), join(app, to));
  }
  const [port] = await findFreePorts(1);
  const env = {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
    FRAMEWORK: name,
    HOST: '127.0.0.1',
    PORT: String(port),
  };
  const npmFlags = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
  for (const [command, ...args] of [
    ['npm', 'ci', ...npmFlags],
    ['npm', 'install', '--no-save', ...npmFlags, tarball],
    ['npm', 'run', 'build'],
    [process.execPath, 'play-cases.mjs', ...serve],
  ] as const) {
    const { code, output } = await run(command, args, { cwd: app, env });
    if (code !== 0) throw new Failure(`${name}: ${command} ${args.join(' ')} failed:\n${output}`);
  }
}
