/** The tables of options: interfaces of the source, with their own comments. */
import ts from 'typescript';
import { membersOf } from '../interface.mjs';
import { code, table } from '../table.mjs';
import { Failure } from '../../stack/index.ts';

/**
 * @param {string} file from the root
 * @param {readonly string[]} interfaces whose properties become rows in this order
 * @returns {readonly (readonly [name: string, type: string, meaning: string])[]}
 */
function propertiesOf(file, interfaces) {
  return interfaces.flatMap((owner) =>
    membersOf(file, owner).flatMap(({ member, name }) => {
      if (!ts.isPropertySignature(member)) return [];
      const comment = ts.getJSDocCommentsAndTags(member).map(({ comment }) => comment)[0];
      if (typeof comment !== 'string') {
        throw new Failure(`${owner}.${name} has no comment for the docs.`);
      }
      const type = (member.type?.getText() ?? '')
        .replace(/\breadonly /g, '')
        .replace(/ \| undefined$/, '')
        .replace(/\s+/g, ' ');
      return [/** @type {const} */ ([name, type, comment.replace(/\s+/g, ' ')])];
    }),
  );
}

/** @param {string} what heading of the first column @param {...string} interfaces @returns {() => string} */
export const options =
  (what, ...interfaces) =>
  () =>
    table(
      [what, 'type', 'meaning'],
      propertiesOf('libs/sdk-core/src/contract/options.ts', interfaces).map(
        ([name, type, meaning]) => [code(name), code(type), meaning],
      ),
    );

export const serverOptions = () =>
  table(
    ['option', 'meaning'],
    propertiesOf('libs/server/src/options.ts', ['AntomClientOptions']).map(([name, , meaning]) => [
      code(name),
      meaning,
    ]),
  );
