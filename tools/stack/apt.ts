import { isExecutable } from './executable.ts';
import { run } from './process.ts';

const LIMIT_MS = 5 * 60_000;

/** Whether packages of Debian or Ubuntu can be installed here. */
export const mayInstall = (): boolean =>
  process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get');

/** Installs packages, as far as it can; what fails, apt-get says itself. */
export async function aptInstall(packages: readonly string[]): Promise<void> {
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    show: true,
    limit: LIMIT_MS,
  };
  const update = await run('apt-get', ['update', '-q'], options);
  if (update.code !== 0) return;
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options);
}
