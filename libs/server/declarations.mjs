/** Bundles the declarations of each entry point, for programs without `@types/node`, and for `require`. */
import { writeFileSync } from 'node:fs';
import { generateDtsBundle } from 'dts-bundle-generator';
import { ENTRIES } from './entries.mjs';

const IMPORT = /^import .* from 'node:crypto';$/gm;

const names = Object.keys(ENTRIES);
const bundles = generateDtsBundle(
  names.map((name) => ({
    filePath: ENTRIES[name],
    libraries: { inlinedLibraries: ['@ams-cashier/protocol'] },
    output: { noBanner: true },
  })),
  { preferredConfigPath: 'tsconfig.lib.json' },
);
bundles.forEach((bundled, index) => {
  const name = names[index];
  const found = bundled.match(IMPORT) ?? [];
  const code = bundled.replace(/\/\*[^]*?\*\//g, '');
  if ((name === 'index' && found.length === 0) || /\b(Buffer|NodeJS|Headers)\b(?!:)/.test(code)) {
    throw new Error(
      `The declarations of ${name} use other types of Node than those of node:crypto`,
    );
  }
  const declarations = bundled.replace(
    IMPORT,
    (line) => `// @ts-ignore: without @types/node, a key is of type any\n${line}`,
  );
  writeFileSync(`dist/${name}.d.ts`, declarations);
  writeFileSync(`dist/${name}.d.cts`, declarations);
});
