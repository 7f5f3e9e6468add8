import { readdir, readFile } from 'node:fs/promises';
import { DEFECTS, type Defect, type DefectRow } from '@ams-cashier/tools/docs/antom-defects';
import { expect, test } from '../../fixtures/stack.ts';

const rows = Object.entries(DEFECTS) as [DefectRow, Defect][];

/** Rows of which money or trust depend: a reason is not enough. */
const NEED_A_TEST: readonly DefectRow[] = [
  ...(['S1', 'S2', 'S4', 'S7', 'H1', 'H2', 'H3', 'H4', 'H5'] as const),
  ...(['L1', 'L2', 'L3', 'L4', 'L9', 'D1', 'D2', 'D3', 'K1', 'K2', 'Leaks', 'E1'] as const),
];

test('each row of the defects table has a test or a reason, and few have a reason only', async () => {
  const sources = await Promise.all(
    (await readdir(import.meta.dirname))
      .filter((name) => /^(?!defects).*\.spec\.ts$/.test(name))
      .map((name) => readFile(`${import.meta.dirname}/${name}`, 'utf8')),
  );
  const text = sources.join('\n');
  const tested = rows
    .map(([row]) => row)
    .filter((row) => new RegExp(`'${row}'|test\\(\\s*['\`]${row}\\b`).test(text));
  const reasoned = rows.filter(([, { reason }]) => reason).map(([row]) => row);
  const missing = rows.map(([row]) => row).filter((row) => ![...tested, ...reasoned].includes(row));
  expect(missing).toEqual([]);
  expect(NEED_A_TEST.filter((row) => !tested.includes(row))).toEqual([]);
  expect(reasoned.length).toBeLessThanOrEqual(10);
});
