import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const webClient = fileURLToPath(new URL('src/web-client.ts', import.meta.url));

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    environment: 'node',
    projects: [
      { extends: true, test: { name: 'node', include: ['src/**/*.spec.ts'] } },
      {
        extends: true,
        // what every runtime has to do, with WebCrypto
        test: {
          name: 'web',
          include: ['src/{client,options,notification}.spec.ts', 'src/handler/*.spec.ts'],
          alias: [{ find: /^.*\/node-client\.ts$/, replacement: webClient }],
        },
      },
    ],
  },
});
