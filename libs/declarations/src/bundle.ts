import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown, type Plugin } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const compiler = join(root, 'node_modules/typescript-7.0/bin/tsc');

/** A comment that another one follows says what a source file is, not what the declaration is. */
const FILE_COMMENT = /\/\*\*(?:(?!\*\/)[^])*\*\/\n(?=\/\*\*)/g;

const declarationOf = (source: string): string => source.replace(/\.ts$/, '.d.ts');

/** Writes the declarations of `sources` and of all that they import into `folder`, which becomes an image of the workspace. */
function emit(sources: readonly string[], folder: string): void {
  const config = join(folder, 'tsconfig.json');
  const options = {
    extends: resolve('tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      // `typecheck` does
      noCheck: true,
      rootDir: root,
      outDir: folder,
    },
    files: sources.map((source) => resolve(source)),
    include: [],
  };
  writeFileSync(config, JSON.stringify(options));
  execFileSync(process.execPath, [compiler, '-p', config], { stdio: 'inherit' });
}

/** Packages of the workspace that were compiled too become part of the bundle; others are imported by its users. */
function workspacePackages(folder: string): Plugin {
  const base: {
    readonly compilerOptions: { readonly paths: Readonly<Record<string, readonly [string]>> };
  } = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8'));
  const files = new Map(
    Object.entries(base.compilerOptions.paths).map(([name, [source]]) => [
      name,
      join(folder, declarationOf(source)),
    ]),
  );
  return {
    name: 'workspace-packages',
    resolveId: {
      order: 'pre',
      handler(id) {
        const file = files.get(id);
        if (file && existsSync(file)) return { id: file };
        return /^[./]/.test(id) ? undefined : { id, external: true };
      },
    },
  };
}

/**
 * The declarations of each entry point of the package in the current folder, complete in themselves: the types of private
 * packages are written into them.
 * @param entries the source of each
 */
export async function bundleDeclarations<Name extends string>(
  entries: Readonly<Record<Name, string>>,
): Promise<Readonly<Record<Name, string>>>;
export async function bundleDeclarations(
  entries: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  mkdirSync('dist', { recursive: true });
  // in the package, where the compiler finds what it imports
  const folder = mkdtempSync(resolve('dist/declarations-'));
  try {
    emit(Object.values(entries), folder);
    const bundled: Record<string, string> = {};
    // one after the other: together they would share files
    for (const [name, source] of Object.entries(entries)) {
      const build = await rolldown({
        input: join(folder, relative(root, resolve(declarationOf(source)))),
        plugins: [
          workspacePackages(folder),
          dts({ tsconfig: false, dtsInput: true, emitDtsOnly: true }),
        ],
        checks: { pluginTimings: false },
      });
      const { output } = await build.generate({ format: 'es' });
      await build.close();
      bundled[name] = `${output[0].code.replace(FILE_COMMENT, '').trimEnd()}\n`;
    }
    return bundled;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
