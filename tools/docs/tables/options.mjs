/** The tables of options: interfaces of the source, with their own comments. */
import ts from 'typescript';
import { membersOf } from '../interface.mjs';
import { chineseOf } from '../prose.mjs';
import { code, table } from '../table.mjs';
import { OPTIONS_ZH } from './zh/options.mjs';
import { Failure } from '../../stack/index.ts';

/** @typedef {'en' | 'zh'} Language */

/**
 * @param {Language} language
 * @param {string} file from the root
 * @param {readonly string[]} interfaces whose properties become rows in this order
 * @returns {readonly (readonly [name: string, type: string, meaning: string])[]}
 */
function propertiesOf(language, file, interfaces) {
  return interfaces.flatMap((owner) => {
    const rows = membersOf(file, owner).flatMap(({ member, name }) => {
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
    });
    if (language === 'en') return rows;
    const english = Object.fromEntries(rows.map(([name, , meaning]) => [name, meaning]));
    const chinese = chineseOf(owner, english, OPTIONS_ZH[owner] ?? {});
    return rows.map(([name, type]) => /** @type {const} */ ([name, type, chinese[name] ?? '']));
  });
}

const HEADS = {
  en: {
    option: 'option',
    limit: 'limit',
    request: 'request',
    appearance: 'appearance',
    callback: 'callback',
    type: 'type',
    meaning: 'meaning',
  },
  zh: {
    option: '选项',
    limit: '时限',
    request: '参数',
    appearance: '外观',
    callback: '回调',
    type: '类型',
    meaning: '含义',
  },
};

/**
 * @param {Language} language @param {keyof typeof HEADS['en']} what @param {...string} interfaces
 * @returns {() => string}
 */
export const options =
  (language, what, ...interfaces) =>
  () => {
    const heads = HEADS[language];
    return table(
      [heads[what], heads.type, heads.meaning],
      propertiesOf(language, 'libs/sdk-core/src/contract/options.ts', interfaces).map(
        ([name, type, meaning]) => [code(name), code(type), meaning],
      ),
    );
  };

/** @param {Language} language */
export const serverOptions = (language) => () =>
  table(
    [HEADS[language].option, HEADS[language].meaning],
    propertiesOf(language, 'libs/server/src/options.ts', ['AntomClientOptions']).map(
      ([name, , meaning]) => [code(name), meaning],
    ),
  );
