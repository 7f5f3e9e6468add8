// The types that are published say what things are: `any` would switch a merchant's compiler off.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const dist = join(import.meta.dirname, '../dist');
const files = readdirSync(dist).filter((name) => name.endsWith('.d.ts'));
if (!files.includes('index.d.ts')) throw new Error('No built types in dist: run the build first.');

const found = files.flatMap((name) => {
  const file = join(dist, name);
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  /** @type {string[]} */
  const places = [];
  const visit = (/** @type {ts.Node} */ node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      places.push(`${name}:${line + 1} has the type any`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return places;
});
if (found.length > 0) throw new Error(found.join('\n'));
console.log(`No any in ${files.join(', ')}.`);
