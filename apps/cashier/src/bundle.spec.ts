import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { LOCALES } from '@ams-cashier/protocol';
import { build, type Rolldown } from 'vite';
import { expect, it } from 'vitest';

/** Of everything that a shopper can need: the page, the most verbose language, and the library for QR codes. */
const BUDGET = 35 * 1024;

type File = Rolldown.OutputChunk | Rolldown.OutputAsset;

/** Built here, in memory: an earlier build in dist says nothing about this source. */
async function buildPage(): Promise<readonly File[]> {
  const built = await build({
    root: fileURLToPath(new URL('..', import.meta.url)),
    logLevel: 'error',
    build: { write: false },
  });
  const outputs = Array.isArray(built) ? built : [built];
  return outputs.flatMap((output) => ('output' in output ? output.output : []));
}

const files = await buildPage();
const contentOf = (file: File) => (file.type === 'chunk' ? file.code : String(file.source));
const scripts = files.filter((file) => file.type === 'chunk');
const html = files.filter(({ fileName }) => fileName === 'index.html').map(contentOf);

const OTHER_LANGUAGES = LOCALES.filter((locale) => locale !== 'en_US').map(
  (locale) => `/texts/${locale.replace('_', '-').toLowerCase()}.ts`,
);
const languageOf = (file: File) =>
  file.type === 'chunk' &&
  OTHER_LANGUAGES.find((path) => file.moduleIds.some((id) => id.endsWith(path)));

it('E5: is small', () => {
  const sizeOf = (file: File) => brotliCompressSync(contentOf(file)).length;
  const languages = files.filter(languageOf).map(sizeOf);
  const rest = files.filter((file) => !languageOf(file)).map(sizeOf);
  const total = Math.max(...languages) + rest.reduce((sum, size) => sum + size, 0);
  console.info(`cashier page: ${total} bytes brotli of ${BUDGET}`);
  expect(total).toBeGreaterThan(5_000);
  expect(total).toBeLessThanOrEqual(BUDGET);
});

it('loads one script at first; other languages and QR codes come when they are needed', () => {
  expect(html.join().match(/<script|modulepreload/g)).toEqual(['<script']);
  const [entry, ...others] = scripts.filter(({ isEntry }) => isEntry);
  expect(others).toEqual([]);
  expect(entry?.imports).toEqual([]);
  expect(entry?.moduleIds.filter((id) => /\/texts\/en-us\.ts$/.test(id))).toHaveLength(1);
  expect(entry?.moduleIds.filter((id) => /\/uqr\//.test(id))).toEqual([]);
  expect(scripts.map(languageOf).filter(Boolean).sort()).toEqual([...OTHER_LANGUAGES].sort());
});

it('runs under a policy without inline scripts, inline styles, HTML strings and other hosts', () => {
  expect(html.join()).toContain('src="/cashier/assets/');
  expect(html.join()).not.toMatch(/<style|style=|<script>|<script [^>]*>[^<]/);
  expect(scripts.map(contentOf).join()).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(/,
  );
  expect(files.map(contentOf).join()).not.toMatch(/https?:\/\/(?!www\.w3\.org\/)/);
});
