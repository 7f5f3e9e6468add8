import { ANTOM_POLICY } from '../../../libs/sdk-core/src/csp.ts';
import { DEFECTS } from '../antom-defects.ts';
import { DEFECTS as OFFICIAL_DEFECTS } from '../../defects.mjs';
import { code, table } from '../table.mjs';

/** A browser test holds that each row has tests of its name, or a reason. */
export function defects() {
  /** @type {[string, import('../antom-defects.ts').Defect][]} */
  const rows = Object.entries(DEFECTS);
  return table(
    ['row', "defect of Antom's SDK", 'what is done', 'how', 'why not more, or the tests'],
    rows.map(([row, { defect, treatment, how, reason }]) => [
      row,
      defect,
      treatment,
      how,
      reason ?? code(`npx playwright test antom -g "${row} "`),
    ]),
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

export function officialDefects() {
  return table(
    ['', 'the official SDK', 'shown by'],
    OFFICIAL_DEFECTS.map(({ id, defect, test, reason }) => [
      id,
      defect,
      test ? `${code(test[0] ?? '')}: ${test[1]}` : `no test: ${reason}`,
    ]),
  );
}
