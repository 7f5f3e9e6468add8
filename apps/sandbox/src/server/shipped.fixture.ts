/** The sandbox as it is shipped, bundled, in processes of its own that a test may kill. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { connect } from './sandbox.fixture.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let shipped: string;

beforeAll(async () => {
  // inside the package, so that its dependencies are found
  mkdirSync(join(root, '.sandbox'), { recursive: true });
  shipped = mkdtempSync(join(root, '.sandbox/crash-'));
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: join(shipped, 'dist') },
  });
}, 60_000);
afterAll(() => rmSync(shipped, { recursive: true, force: true }));

/** Killed after each test. */
export const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

export function run(...args: string[]) {
  return runIn([], args);
}

/**
 * @param shell the arguments of a shell that runs the sandbox; empty: it runs by itself
 * @param env in addition to this process's
 */
export function runIn(
  shell: readonly string[],
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
) {
  const main = `import { main } from './dist/server.js'; await main(process.argv.slice(1));`;
  const node = [process.execPath, '--input-type=module', '-e', main, '--', ...args];
  const [command = '', ...rest] = shell.length > 0 ? ['sh', ...shell, ...node] : node;
  const child = spawn(command, rest, { cwd: shipped, env: { ...process.env, ...env } });
  children.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += chunk));
  child.stderr.on('data', (chunk) => (said.err += chunk));
  return { child, said, exit: once(child, 'close') as Promise<[number | null, string | null]> };
}

export const start = (...flags: string[]) => connected(run('--port', '0', ...flags));

export async function connected(running: ReturnType<typeof run>) {
  const url = await vi.waitFor(
    () => {
      const [, found] = /Sandbox on (\S+),/.exec(running.said.out) ?? [];
      expect(found).toBeDefined();
      return String(found);
    },
    { timeout: 20_000 },
  );
  return { ...running, ...(await connect(url)) };
}
