/** Bundles the declarations of each entry point, for programs without `@types/node`, and for `require`. */
import { writeFileSync } from 'node:fs';
import { bundleDeclarations } from '@ams-cashier/declarations';
import { ENTRIES } from './entries.mjs';

/** What an entry point exports in one statement at its end. */
const EXPORTED = /^export type \{(?<names>[^}]*)\};$/m;
const DECLARED = /^(?:interface|type) (?<name>\w+)/gm;

/** A shop whose own declarations mention a type of an answer has to import it from somewhere. */
function exportTypes(text) {
  const exported =
    EXPORTED.exec(text)
      ?.groups?.names.split(',')
      .map((name) => name.trim()) ?? [];
  const others = [...text.matchAll(DECLARED)]
    .map(({ groups }) => groups.name)
    .filter((name) => !exported.includes(name));
  return others.length > 0 ? `${text}export type { ${others.join(', ')} };\n` : text;
}

const IMPORT = /^import .* from "node:crypto";$/gm;

for (const [name, bundled] of Object.entries(await bundleDeclarations(ENTRIES))) {
  const found = bundled.match(IMPORT) ?? [];
  const code = bundled.replace(/\/\*[^]*?\*\//g, '');
  if ((name === 'index' && found.length === 0) || /\b(Buffer|NodeJS|Headers)\b(?!:)/.test(code)) {
    throw new Error(
      `The declarations of ${name} use other types of Node than those of node:crypto`,
    );
  }
  const declarations = exportTypes(bundled).replace(
    IMPORT,
    (line) => `// @ts-ignore: without @types/node, a key is of type any\n${line}`,
  );
  writeFileSync(`dist/${name}.d.ts`, declarations);
  writeFileSync(`dist/${name}.d.cts`, declarations);
}
