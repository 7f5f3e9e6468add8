import { ANTOM_POLICY } from '../../../libs/sdk-core/src/csp.ts';
import defects from '../../../docs/defects.json' with { type: 'json' };
import { code, table } from '../table.mjs';

/**
 * @typedef {object} Row
 * @property {string} defect
 * @property {{ sameAs?: string, reason?: string }} [hosted]
 * @property {{ treatment: string, how: string, reason?: string }} [antom]
 */

/** @type {[string, Row][]} */
const ROWS = Object.entries(defects);

/** What the Antom engine does about each. */
export function antomDefects() {
  return table(
    ['row', "defect of Antom's SDK", 'what is done', 'how'],
    ROWS.flatMap(([row, { defect, antom }]) =>
      antom
        ? [[row, defect, antom.treatment, [antom.how, antom.reason].filter(Boolean).join(' ')]]
        : [],
    ),
  );
}

export function policy() {
  return table(
    ['part', 'directive', 'source', 'what for'],
    ANTOM_POLICY.map(({ part, directive, source, why }) => [
      code(part),
      code(directive),
      code(source),
      why,
    ]),
  );
}

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
