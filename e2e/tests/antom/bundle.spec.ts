import { readdir, readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { expect, test } from '../../antom/shop.ts';
import { newSession } from '../../models/open-cashier.ts';

const ASSETS = fileURLToPath(new URL('../../dist/assets', import.meta.url));
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The chunk that a bundler makes of the official package: the only one with its fingerprint library. */
async function officialChunk(): Promise<string> {
  const chunks: string[] = [];
  for (const name of await readdir(ASSETS)) {
    const isLarge = (await stat(`${ASSETS}/${name}`)).size > 1_000_000;
    const isOfficial = async () =>
      (await readFile(`${ASSETS}/${name}`, 'utf8')).includes('risk_client');
    if (isLarge && (await isOfficial())) chunks.push(name);
  }
  expect(chunks).toHaveLength(1);
  return chunks[0] as string;
}

test('E5: a page loads the official package once, with the first Antom session that it opens', async ({
  shop,
  page,
  world,
}) => {
  const chunk = await officialChunk();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const times = (part: string) => asked.filter((path) => path.includes(part)).length;
  await shop.goto('npm');
  await shop.make();
  const hosted = await newSession(page);
  expect(await shop.settled(await shop.create({ sessionData: hosted }))).toMatchObject({
    state: 'resolved',
  });
  await shop.unmount();
  expect([times(chunk), times('antom-code'), world.asked.length]).toEqual([0, 0, 0]);
  for (let open = 0; open < 2; open += 1) {
    expect(await shop.settled(await shop.create())).toMatchObject({ state: 'resolved' });
    await shop.unmount();
    expect(times(chunk)).toBe(1);
  }
});

test('the official package is imported in one file', async () => {
  const importers: string[] = [];
  async function look(folder: string): Promise<void> {
    for (const entry of await readdir(`${ROOT}/${folder}`, { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!['node_modules', 'dist', '.angular', '.nx', 'test-results'].includes(entry.name))
          await look(path);
      } else if (/\.(m?[jt]s|vue)$/.test(entry.name) && !/\.test-d\.|\/test-d\//.test(path)) {
        const text = await readFile(`${ROOT}/${path}`, 'utf8');
        if (/(from|import\(|require\()\s*['"]@alipay\/ams-checkout/.test(text))
          importers.push(path);
      }
    }
  }
  for (const folder of ['libs', 'apps', 'docs']) await look(folder);
  expect(importers).toEqual(['libs/sdk-core/src/engines/antom/official/package.mjs']);
});

test('what the code of an engine imports is asked for together with it, not after it', async () => {
  const build = await rolldown({
    input: `${ROOT}/libs/sdk-core/dist/index.js`,
    external: ['@alipay/ams-checkout'],
  });
  const { output } = await build.generate({ format: 'esm' });
  await build.close();
  const chunks = output.filter((file) => file.type === 'chunk');
  const [entry] = chunks.filter(({ isEntry }) => isEntry);
  const engines = chunks.filter(({ name }) => /^(antom|element|hosted)-code/.test(name));
  expect(engines).toHaveLength(3);
  const askedByEntry = [
    entry?.fileName,
    ...(entry?.imports ?? []),
    ...(entry?.dynamicImports ?? []),
  ];
  for (const { imports } of engines) {
    for (const file of imports) expect(askedByEntry).toContain(file);
  }
});
