import type { KnipConfig } from 'knip';

/** What is used by nobody: files, exports, dependencies. */
export default {
  // an export that its own file uses too may be there for the tests beside it
  ignoreExportsUsedInFile: true,
  // the packages of the workspace find each other by tsconfig.base.json; the private ones are bundled, so no published
  // package.json may name them, and lint checks the arrows between them
  ignoreDependencies: ['@ams-cashier/.*'],
  workspaces: {
    '.': {
      entry: ['docs/samples/**/*.{ts,vue}'],
      ignoreDependencies: [
        // peers of the packages and tools that are tested here
        'vue-router',
        'zone.js',
      ],
    },
    tools: {
      entry: [
        'run.mjs',
        'suite/{test.ts,task-results.mjs}',
        'stack/{start,install-browser}.ts',
        'release/{bundle,consumer-types,pack,size-limit.config}.ts',
        'release/consumer/*.ts',
        'docs/check.mjs',
        '**/*.spec.{ts,mjs}',
        '{.,load,screenshots}/**/*.{mjs,ts}',
      ],
    },
    integrations: { entry: ['run.ts'], project: ['*.ts'] },
    e2e: {
      entry: ['pages/*.ts', 'tests/lifetime/vue-page/main.ts', 'dist/*.html'],
    },
    'libs/sdk-core': {
      entry: ['src/{index,cdn,codes,csp,testing,element,component}.ts', 'test-d/**/*', 'sample/**'],
    },
    'libs/vue': { entry: ['src/{index,testing,nuxt}.ts', 'src/*.test-d.ts', 'sample/*'] },
    'libs/angular': { entry: ['src/public-api.ts', 'sample/*'], ignoreDependencies: ['tslib'] },
    'apps/demo-angular': { entry: ['proxy.conf.mjs'] },
  },
} satisfies KnipConfig;
