import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '../../fixtures/stack.ts';

/**
 * Every row of docs/defects.json is shown by a test. A test says so by the beginning of its title: `H4: …`, `S1, N3: …`,
 * `Law 5, L11: …`. The tests are those that the runners list, not those in their sources.
 * The laws are defined in docs/design/laws.md.
 */
interface Row {
  readonly hosted?: { readonly sameAs?: string; readonly reason?: string };
  readonly antom?: { readonly reason?: string };
}

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PACKAGES = [
  'libs/sdk-core',
  'libs/protocol',
  'libs/server',
  'libs/angular',
  'apps/cashier',
  'apps/demo-merchant',
];

interface ListedTest {
  readonly title: string;
  readonly isAntom: boolean;
}

const run = promisify(execFile);

async function listVitest(folder: string, into: string): Promise<ListedTest[]> {
  const json = join(into, `${folder.replaceAll('/', '-')}.json`);
  await run('npx', ['vitest', 'list', `--json=${json}`], { cwd: join(ROOT, folder) });
  const tests = JSON.parse(await readFile(json, 'utf8')) as { name: string; file: string }[];
  return tests.map(({ name, file }) => ({
    title: name.split(' > ').at(-1) ?? '',
    isAntom: file.includes('/engines/antom/'),
  }));
}

interface Suite {
  readonly specs?: readonly { readonly title: string; readonly file: string }[];
  readonly suites?: readonly Suite[];
}

const specsOf = ({ specs = [], suites = [] }: Suite): NonNullable<Suite['specs']> => [
  ...specs,
  ...suites.flatMap(specsOf),
];

async function listPlaywright(): Promise<ListedTest[]> {
  const { stdout } = await run('npx', ['playwright', 'test', '--list', '--reporter=json'], {
    cwd: join(ROOT, 'e2e'),
    maxBuffer: 100_000_000,
  });
  return specsOf(JSON.parse(stdout) as Suite).map(({ title, file }) => ({
    title,
    isAntom: /(^|\/)antom\//.test(file),
  }));
}

/** The rows that a title names before its first colon. */
function rowsOf({ title }: ListedTest): string[] {
  const [start = '', rest] = title.split(':', 2);
  const ids = start.split(', ').filter((id) => !/^Law \d+$/.test(id));
  return rest !== undefined && ids.every((id) => /^[SHLDKNEP]\d+$/.test(id)) ? ids : [];
}

// it lists every test of seven runners
test(
  'each row of the table of defects is shown by a test, or says why not',
  { tag: '@full' },
  async () => {
    test.setTimeout(120_000);
    const rows = JSON.parse(await readFile(join(ROOT, 'docs/defects.json'), 'utf8')) as {
      readonly [id: string]: Row;
    };
    const folder = await mkdtemp(join(tmpdir(), 'ams-cashier-list-'));
    const lists = await Promise.all([
      listPlaywright(),
      ...PACKAGES.map((name) => listVitest(name, folder)),
    ]);
    await rm(folder, { recursive: true });
    const tests = lists.flat().filter(({ title }) => !title.includes('in the official SDK'));
    const shown = { hosted: new Set<string>(), antom: new Set<string>() };
    for (const one of tests) {
      for (const row of rowsOf(one)) shown[one.isAntom ? 'antom' : 'hosted'].add(row);
    }
    const named = [...shown.hosted, ...shown.antom];
    expect(named.filter((row) => !Object.hasOwn(rows, row))).toEqual([]);
    const missing = Object.entries(rows).flatMap(([row, { hosted = {}, antom }]) => [
      ...(hosted.reason || shown.hosted.has(hosted.sameAs ?? row) ? [] : [`${row}, hosted engine`]),
      ...(!antom || antom.reason || shown.antom.has(row) ? [] : [`${row}, Antom engine`]),
    ]);
    expect(missing).toEqual([]);
  },
);
