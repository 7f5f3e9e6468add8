// @vitest-environment node
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { LOCALES } from '@ams-cashier/protocol';
import { build } from 'vite';
import { expect, it } from 'vitest';

const LIMIT = 35 * 1024;

/** Built for this test and in memory: what an earlier build left in dist says nothing about this source. */
async function bundle(): Promise<Map<string, string>> {
  const built = await build({
    root: fileURLToPath(new URL('..', import.meta.url)),
    logLevel: 'error',
    build: { write: false },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const files = new Map<string, string>();
  for (const output of outputs) {
    if (!('output' in output)) throw new Error('Vite is watching instead of building.');
    for (const file of output.output) {
      files.set(file.fileName, file.type === 'chunk' ? file.code : String(file.source));
    }
  }
  return files;
}

it('E5: is small, and runs under a policy without inline code, inline style and markup text', async () => {
  const files = await bundle();
  const page = files.get('index.html') ?? '';
  expect(page).toContain('src="/cashier/assets/');
  expect(page).not.toMatch(/<style|style=|<script>|<script [^>]*>[^<]/);
  const languages = LOCALES.map((locale) => locale.replace('_', '-').toLowerCase());
  const isLanguage = (name: string) => languages.some((file) => name.startsWith(`assets/${file}-`));
  const scripts = [...files].filter(([name]) => name.endsWith('.js'));
  // English is in the page; each other language comes alone, when it is spoken
  expect(scripts.filter(([name]) => isLanguage(name))).toHaveLength(LOCALES.length - 1);
  expect(page.match(/<script|modulepreload/g)).toEqual(['<script']);
  // the library for QR codes comes when a wallet shows one
  const others = scripts.map(([name]) => name).filter((name) => !isLanguage(name));
  expect(others.map((name) => name.replace(/-.{8}\.js$/, '')).sort()).toEqual([
    'assets/index',
    'assets/qr-code',
  ]);
  const script = scripts.map(([, code]) => code);
  expect(script.join()).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(/,
  );
  expect([...files.values()].join()).not.toMatch(/https?:\/\/(?!www\.w3\.org\/)/);
  const sizes = [...files].map(([name, text]) => [name, brotliCompressSync(text).length] as const);
  const largest = Math.max(0, ...sizes.flatMap(([name, size]) => (isLanguage(name) ? [size] : [])));
  const total = sizes.reduce((sum, [name, size]) => (isLanguage(name) ? sum : sum + size), largest);
  console.info(`cashier page: ${total} bytes brotli of ${LIMIT}`);
  expect(total).toBeGreaterThan(5_000);
  expect(total).toBeLessThanOrEqual(LIMIT);
});
