/** Finishes the bundled declarations: for programs without `@types/node`, and for `require`. */
import { readFileSync, writeFileSync } from 'node:fs';

const IMPORT = /^import .* from 'node:crypto';$/gm;

const bundled = readFileSync('dist/index.d.ts', 'utf8');
const found = bundled.match(IMPORT) ?? [];
if (
  found.length === 0 ||
  /\b(Buffer|NodeJS|Headers)\b/.test(bundled.replace(/\/\*[^]*?\*\//g, ''))
) {
  throw new Error('dist/index.d.ts uses other types of Node than those of node:crypto');
}
const declarations = bundled.replace(
  IMPORT,
  (line) => `// @ts-ignore: without @types/node, a key is of type any\n${line}`,
);
writeFileSync('dist/index.d.ts', declarations);
writeFileSync('dist/index.d.cts', declarations);
