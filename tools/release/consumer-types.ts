/**
 * Compiles the types of the packed packages as a strict user's compiler does, `skipLibCheck` off, with each TypeScript
 * that is supported, and with as few types as a program may have. Angular's own types support one TypeScript per
 * version, so of that program only what is reported about our package counts.
 *
 * `--full` includes every compiler: without it, the oldest and the newest stand for those between.
 */
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, inRoot, run, runMain } from '../stack/index.ts';
import { createOutside } from './outside.ts';

const isFull = process.argv.includes('--full');

const COMPILERS: Readonly<Record<string, string>> = {
  '5.8': 'node_modules/typescript-5.8/bin/tsc',
  // between the two, and the one that builds the packages
  ...(isFull && { '6.0': 'node_modules/typescript/bin/tsc' }),
  '7.0': 'node_modules/typescript-7.0/bin/tsc',
};

interface Program {
  /** Files and folders of the repository that use the packages. */
  readonly sources: readonly string[];
  /** Which reports count; by default, all. */
  readonly counts?: (report: string) => boolean;
  /** What differs from OPTIONS. */
  readonly options?: object;
}

const DECLARATIONS = {
  noEmit: false,
  declaration: true,
  emitDeclarationOnly: true,
  rootDir: 'src',
  outDir: 'dist',
} as const;

/** By name, which is the name of its folder too. */
const PROGRAMS: Readonly<Record<string, Program>> = {
  'core, vue, server': {
    sources: [
      'libs/sdk-core/test-d/events.test-d.ts',
      'libs/sdk-core/test-d/options.test-d.ts',
      'libs/sdk-core/test-d/same.ts',
      'tools/release/consumer/published.ts',
    ],
  },
  'server, required by CommonJS without types of Node': {
    sources: ['tools/release/consumer/published-server.ts'],
    options: { module: 'NodeNext', moduleResolution: 'NodeNext', lib: ['ES2022'], types: [] },
  },
  'core and vue, handed on with declarations': {
    sources: ['tools/release/consumer/reexported.ts'],
    options: DECLARATIONS,
  },
  'angular, handed on with declarations': {
    sources: ['tools/release/consumer/reexported-angular.ts'],
    counts: (report) => /@ams-cashier\/angular|^src\//.test(report),
    options: DECLARATIONS,
  },
  angular: {
    sources: ['tools/release/consumer/published-angular.ts'],
    counts: (report) => /@ams-cashier\/angular|^src\//.test(report),
  },
};

const OPTIONS = {
  target: 'ES2022',
  lib: ['ES2022', 'ESNext.Disposable', 'DOM', 'DOM.Iterable'],
  module: 'ESNext',
  moduleResolution: 'bundler',
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: false,
  types: ['node'],
};

await runMain(async () => {
  const outside = createOutside();
  try {
    const tarballs = readdirSync(inRoot('dist/packages')).filter((name) => name.endsWith('.tgz'));
    for (const tarball of tarballs) {
      const name = tarball.replace(/^ams-cashier-(\w+)-.*/, '$1');
      const folder = outside.packageFolder(name);
      mkdirSync(folder);
      const args = ['-xzf', inRoot('dist/packages', tarball), '--strip-components=1'];
      const { code, output } = await run('tar', args, { cwd: folder });
      if (code !== 0) throw new Failure(`tar could not unpack ${tarball}:\n${output}`);
    }
    outside.link(['vue', '@vue', '@angular', 'rxjs', '@types', '@alipay']);

    const failures: string[] = [];
    for (const [title, { sources, counts = () => true, options }] of Object.entries(PROGRAMS)) {
      const folder = join(outside.folder, title);
      mkdirSync(folder);
      for (const source of sources) {
        cpSync(inRoot(source), join(folder, 'src', source.replace(/.*\//, '')));
      }
      const config = { compilerOptions: { ...OPTIONS, ...options }, include: ['src'] };
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
      for (const [version, compiler] of Object.entries(COMPILERS)) {
        const args = [inRoot(compiler), '-p', '.', '--pretty', 'false'];
        const { code, output } = await run(process.execPath, args, { cwd: folder });
        const reports = output.split('\n').filter((line) => /error TS\d+:/.test(line));
        const faults = reports.filter(counts);
        // a compiler that could not start reports nothing
        if (code !== 0 && reports.length === 0) faults.push(output);
        failures.push(...faults.map((fault) => `TypeScript ${version}, ${title}: ${fault}`));
        console.log(
          `TypeScript ${version} ${faults.length > 0 ? 'rejects' : 'accepts'} the types of ${title}`,
        );
      }
    }
    if (failures.length > 0) throw new Failure(failures.join('\n'));
  } finally {
    outside.remove();
  }
});
