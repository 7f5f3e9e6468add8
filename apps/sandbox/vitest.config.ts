import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { tsconfigPaths: true },
  // real servers and real keys, on a machine that may be busy; most of the time they wait
  test: {
    environment: 'node',
    include: ['src/**/*.spec.ts', 'sample/*.spec.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: 4,
  },
});
