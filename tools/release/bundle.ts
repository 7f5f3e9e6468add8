/**
 * Bundles the packages as a page's bundler does, minified for ES2022, into dist/sizes, one folder for what is fetched at
 * once: `size-limit.config.ts` has the budgets.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rolldown, type OutputChunk } from 'rolldown';
import { inRoot, runMain } from '../stack/index.ts';

interface Entry {
  readonly input: string;
  readonly external: readonly (string | RegExp)[];
}

const ENTRIES: Readonly<Record<string, Entry>> = {
  core: { input: 'libs/sdk-core/dist/index.js', external: [] },
  component: { input: 'libs/sdk-core/dist/component.js', external: [] },
  element: { input: 'libs/sdk-core/dist/element.js', external: [] },
  money: { input: 'libs/sdk-core/dist/money.js', external: [] },
  vue: { input: 'libs/vue/dist/index.js', external: ['vue', /^@ams-cashier\/core/] },
  angular: {
    input: 'libs/angular/dist/fesm2022/ams-cashier-angular.mjs',
    external: [/^@angular\//, /^rxjs/, 'tslib', /^@ams-cashier\/core/],
  },
  server: { input: 'tools/release/edge-shop.mjs', external: [] },
};

async function bundle({ input, external }: Entry): Promise<readonly OutputChunk[]> {
  const build = await rolldown({
    input: inRoot(input),
    external: [...external],
    transform: { target: 'es2022' },
    // a page's own entry exports nothing: what it shares with a later chunk stays in it
    preserveEntrySignatures: 'allow-extension',
  });
  // as Vite builds a page: comments for a bundler have done their work by then
  const comments = { annotation: false, jsdoc: false, legal: true };
  const { output } = await build.generate({ format: 'esm', minify: true, comments });
  await build.close();
  return output.filter((file) => file.type === 'chunk');
}

/** A chunk and all that it imports statically. */
function withImports(start: OutputChunk, chunks: readonly OutputChunk[]): Set<OutputChunk> {
  const found = new Set<OutputChunk>();
  const visit = (chunk: OutputChunk) => {
    if (found.has(chunk)) return;
    found.add(chunk);
    for (const next of chunks.filter(({ fileName }) => chunk.imports.includes(fileName))) {
      visit(next);
    }
  };
  visit(start);
  return found;
}

await runMain(async () => {
  const target = inRoot('dist/sizes');
  rmSync(target, { recursive: true, force: true });
  const write = (folder: string, chunks: Iterable<OutputChunk>) => {
    for (const { fileName, code } of chunks) {
      const file = join(target, folder, fileName);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, code);
    }
  };
  for (const [name, entry] of Object.entries(ENTRIES)) {
    const chunks = await bundle(entry);
    const [start] = chunks.filter(({ isEntry }) => isEntry);
    if (!start) throw new Error(`${entry.input} has no entry chunk`);
    const first = withImports(start, chunks);
    write(`${name}/entry`, first);
    for (const chunk of chunks.filter(({ isDynamicEntry }) => isDynamicEntry)) {
      // another dynamic entry has a folder, and so a budget, of its own
      const later = [...withImports(chunk, chunks)].filter(
        (one) => one === chunk || (!first.has(one) && !one.isDynamicEntry),
      );
      write(`${name}/${chunk.name}`, later);
    }
  }
});
