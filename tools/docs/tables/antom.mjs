import { ANTOM_POLICY } from '../../../libs/sdk-core/src/csp.ts';
import defects from '../../../docs/defects.json' with { type: 'json' };
import { proseFor } from '../prose.mjs';
import { code, table } from '../table.mjs';
import { DEFECTS_ZH, POLICY_ZH, TREATMENTS_ZH } from './zh/antom.mjs';

/** @typedef {'en' | 'zh'} Language */

/**
 * @typedef {object} Row
 * @property {string} defect
 * @property {{ sameAs?: string, reason?: string }} [hosted]
 * @property {{ treatment: string, how: string, reason?: string }} [antom]
 */

/** @type {[string, Row][]} */
const ROWS = Object.entries(defects);

/** What the Antom engine does about each. @param {Language} language */
export const antomDefects = (language) => () => {
  const rows = ROWS.flatMap(([row, { defect, antom }]) =>
    antom
      ? [
          {
            row,
            defect,
            treatment: antom.treatment,
            how: [antom.how, antom.reason].filter(Boolean).join(' '),
          },
        ]
      : [],
  );
  if (language === 'en') {
    return table(
      ['row', "defect of Antom's SDK", 'handling', 'how'],
      rows.map(({ row, defect, treatment, how }) => [row, defect, treatment, how]),
    );
  }
  const treatments = /** @type {Record<string, string>} */ (TREATMENTS_ZH);
  const prose = proseFor(
    'defects',
    rows.map(({ row }) => row),
    DEFECTS_ZH,
  );
  return table(
    ['编号', 'Antom SDK 的缺陷', '处理', '做法'],
    prose.map(([row, [defect, how]], index) => [
      row,
      defect,
      treatments[rows[index]?.treatment ?? ''] ?? '',
      how,
    ]),
  );
};

/** @param {Language} language */
export const policy = (language) => () => {
  const reasons = [...new Set(ANTOM_POLICY.map(({ why }) => why))];
  const chinese = new Map(proseFor('sources of the policy', reasons, POLICY_ZH));
  return table(
    language === 'en'
      ? ['part', 'directive', 'source', 'purpose']
      : ['分组', '指令', '来源', '用途'],
    ANTOM_POLICY.map(({ part, directive, source, why }) => [
      code(part),
      code(directive),
      code(source),
      language === 'en' ? why : (chinese.get(why) ?? ''),
    ]),
  );
};

/** All of them; the hosted engine has none. */
export function officialDefects() {
  return table(
    ['row', 'defect of the official SDK', 'tests'],
    ROWS.map(([row, { defect, hosted = {} }]) => [
      row,
      defect,
      hosted.reason ?? hosted.sameAs ?? row,
    ]),
  );
}
