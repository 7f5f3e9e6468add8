import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../stack/index.ts';

/** A folder outside the repository, in which our packages are found as their users' Node and compilers find them. */
export interface Outside {
  readonly folder: string;
  /** The folder of one of our packages. */
  packageFolder(name: string): string;
  /** Links packages of the repository, a scope as a whole, so that no network is needed. */
  link(names: Iterable<string>): void;
  remove(): void;
}

export function createOutside(): Outside {
  const folder = mkdtempSync(join(tmpdir(), 'ams-cashier-packed-'));
  const modules = join(folder, 'node_modules');
  const scope = join(modules, '@ams-cashier');
  mkdirSync(scope, { recursive: true });
  return {
    folder,
    packageFolder: (name) => join(scope, name),
    link(names) {
      const tops = [...names].map((name) => name.replace(/\/.*/, ''));
      for (const name of new Set(tops)) {
        if (name !== '@ams-cashier') symlinkSync(inRoot('node_modules', name), join(modules, name));
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
