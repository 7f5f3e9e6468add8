/**
 * The tables of options: the interfaces as they stand in the source, with their own comments, so that nothing is
 * said twice.
 */
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { code, table } from '../table.mjs';
import { Failure, inRoot } from '../../stack/index.ts';

/**
 * @param {string} file from the root
 * @param {readonly string[]} names of interfaces, whose members become rows in this order
 * @returns {readonly (readonly [name: string, type: string, meaning: string])[]}
 */
function membersOf(file, names) {
  const text = readFileSync(inRoot(file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return names.flatMap((name) => {
    const found = source.statements.find(
      (node) => ts.isInterfaceDeclaration(node) && node.name.text === name,
    );
    if (!found || !ts.isInterfaceDeclaration(found)) {
      throw new Failure(`The docs tell of ${name}, which is not in ${file}.`);
    }
    return found.members.flatMap((member) => {
      // the keys of tomorrow have no name
      if (!ts.isPropertySignature(member) || !ts.isIdentifier(member.name)) return [];
      const comment = ts.getJSDocCommentsAndTags(member).map(({ comment }) => comment)[0];
      if (typeof comment !== 'string') {
        throw new Failure(`${name}.${member.name.text} has no comment for the docs.`);
      }
      const type = (member.type?.getText() ?? '')
        .replace(/\breadonly /g, '')
        .replace(/ \| undefined$/, '')
        .replace(/\s+/g, ' ');
      return [[member.name.text, type, comment.replace(/\s+/g, ' ')]];
    });
  });
}

/** @param {string} what heading of the first column @param {...string} interfaces @returns {() => string} */
export const options =
  (what, ...interfaces) =>
  () =>
    table(
      [what, 'type', 'meaning'],
      membersOf('libs/sdk-core/src/contract/options.ts', interfaces).map(
        ([name, type, meaning]) => [code(name), code(type), meaning],
      ),
    );

export const serverOptions = () =>
  table(
    ['option', 'meaning'],
    membersOf('libs/server/src/options.ts', ['AntomClientOptions']).map(([name, , meaning]) => [
      code(name),
      meaning,
    ]),
  );
