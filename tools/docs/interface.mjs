import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { Failure, inRoot } from '../stack/index.ts';

/**
 * The members of an interface as they stand in the source, so that nothing is said twice. Those without a name of their
 * own (index signatures, symbols) are left out.
 * @param {string} file from the root @param {string} name
 * @returns {readonly { readonly member: ts.TypeElement, readonly name: string }[]}
 */
export function membersOf(file, name) {
  const text = readFileSync(inRoot(file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = source.statements.find(
    (node) => ts.isInterfaceDeclaration(node) && node.name.text === name,
  );
  if (!found || !ts.isInterfaceDeclaration(found)) {
    throw new Failure(`The docs describe ${name}, which is not in ${file}.`);
  }
  return found.members.flatMap((member) =>
    member.name && ts.isIdentifier(member.name) ? [{ member, name: member.name.text }] : [],
  );
}
