/**
 * The types as they are published: what merchants' compilers see. Checked whole, together with the type tests of the core,
 * by the oldest and the newest TypeScript that is supported; and they nowhere say `any`, which would switch a merchant's
 * compiler off. Those of the adapters are written by the compilers of Vue and Angular, which say it for what handlers
 * return; Angular's are read by the consumer apps of each major.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { run } from './child.mjs';
import { Failure, runMain } from './failure.mjs';
import { findNode } from './node.mjs';
import { inRoot } from './workspace.mjs';

const OURS = ['libs/sdk-core/dist', 'libs/server/dist'];
const COMPILERS = ['typescript-5.8', 'typescript'];

/** @param {string} folder */
function typesIn(folder) {
  const at = inRoot(folder);
  const names = existsSync(at) ? readdirSync(at, { recursive: true, encoding: 'utf8' }) : [];
  const files = names.filter((name) => name.endsWith('.d.ts')).map((name) => join(at, name));
  if (files.length === 0) throw new Failure(`No types in ${folder}. Run: npm run build`);
  return files;
}

/** @param {string} file @returns {string[]} the places that say `any` */
function anyIn(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  /** @type {string[]} */
  const places = [];
  const visit = (/** @type {ts.Node} */ node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      places.push(`${file}:${line + 1} has the type any`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return places;
}

await runMain(async () => {
  const files = OURS.flatMap(typesIn);
  const found = files.flatMap(anyIn);
  if (found.length > 0) throw new Failure(found.join('\n'));
  console.log(`No any in ${files.length} files of types.`);

  const { node, env } = await findNode();
  for (const compiler of COMPILERS) {
    const at = inRoot('node_modules', compiler);
    const { version } = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'));
    const project = inRoot('tools/published-types.json');
    const { code, output } = await run(node, [join(at, 'bin/tsc'), '-p', project], { env });
    if (code !== 0) throw new Failure(`TypeScript ${version} refuses the types:\n${output}`);
    console.log(`TypeScript ${version} takes them, and refuses what it has to.`);
  }
});
