import { defineConfig } from 'vitest/config';

/** The machine alone, for mutation tests: it is pure, so it needs neither a page nor timers. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: { environment: 'node', include: ['src/machine/**/*.spec.ts'] },
});
