// @vitest-environment node
import vue from '@vitejs/plugin-vue';
import { brotliCompressSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { expect, it } from 'vitest';

const LIMIT = 3_000;

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
