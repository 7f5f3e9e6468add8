// @vitest-environment node
import vue from '@vitejs/plugin-vue';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { expect, it } from 'vitest';

const LIMIT = 3_000;
const LINES = 400;

it(`is at most ${LIMIT} bytes (brotli) on top of Vue and the core`, async () => {
  const result = await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    plugins: [vue()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: 'index.ts',
        preserveEntrySignatures: 'strict',
        external: ['vue', '@ams-cashier/core'],
      },
    },
  });
  const { output } = result as Rolldown.RolldownOutput;
  const code = output.flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
  expect(code).toHaveLength(1);
  const size = brotliCompressSync(code[0] ?? '').length;
  console.log(`@ams-cashier/vue: ${size} bytes, brotli`);
  expect(size).toBeLessThanOrEqual(LIMIT);
});

it(`has at most ${LINES} lines of code, all entries together`, () => {
  const files = readdirSync(import.meta.dirname).filter((file) => !/\.(spec|test-d)\./.test(file));
  const lines = files.flatMap((file) =>
    readFileSync(join(import.meta.dirname, file), 'utf8').split('\n'),
  );
  const code = lines.filter((line) => !/^\s*(\/\/|\/?\*|<!--|$)/.test(line));
  console.log(`@ams-cashier/vue: ${code.length} lines`);
  expect(code.filter((line) => line.length > 100)).toEqual([]);
  expect(files).toContain('bridge.ts');
  expect(code.length).toBeLessThanOrEqual(LINES);
});
