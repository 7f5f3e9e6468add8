import type { KnipConfig } from 'knip';

/** What is used by nobody: files, exports, dependencies. */
export default {
  // an export that its own file uses too may be there for the tests beside it
  ignoreExportsUsedInFile: true,
  compilers: {
    // only the script of a component imports anything
    vue: (text: string) =>
      [...text.matchAll(/<script[^>]*>(?<code>[^]*?)<\/script>/g)]
        .map(({ groups }) => groups?.['code'] ?? '')
        .join('\n'),
  },
  // the packages of the workspace find each other by tsconfig.base.json; the private ones are bundled, so no published
  // package.json may name them, and lint checks the arrows between them
  ignoreDependencies: ['@ams-cashier/.*'],
  workspaces: {
    '.': { entry: ['docs/samples/**/*.{ts,vue}'] },
    tools: {
      entry: [
        'suite/{test.ts,task-results.mjs}',
        'stack/{docs,start,install-browser}.ts',
        'release/{api-reports,bundle,consumer-types,pack,release,size-limit.config}.ts',
        'release/consumer/*.ts',
        'screenshots/{site.mjs,browser-and-fonts.ts}',
        'release/edge-shop.mjs',
        'docs/check.mjs',
        'merchant-api/write-types.ts',
        '**/*.spec.{ts,mjs}',
        'load/{shoppers,memory-probe}.mjs',
        'load/{fuzz,settlement}/main.ts',
        'load/sandboxes.ts',
        'clock/{main.ts,shift.mjs}',
        'bench/{bare-gateway,notification-server}.mjs',
        'bench/payment/{shop,playwright.config}.mjs',
      ],
    },
    integrations: {
      entry: ['run.ts', 'server.ts', 'container.ts'],
      project: ['*.{ts,vue}'],
      // a shop's tests, with a package.json of their own
      ignore: ['browser-tests/**'],
    },
    e2e: {
      entry: [
        'pages/*.ts',
        'tests/lifetime/vue-page/main.ts',
        'measure/payments.ts',
        '*.config.ts',
      ],
      // its file is found by require.resolve and read
      ignoreDependencies: ['jsqr'],
    },
    'libs/sdk-core': {
      entry: [
        'src/{index,cdn,codes,csp,testing,element,component,money}.ts',
        // vite.cdn.config.ts puts them in the place of others
        'src/**/*{.,-}cdn.{ts,mjs}',
        'vitest.machine.config.ts',
        'test-d/**/*',
        'sample/**',
      ],
    },
    'libs/vue': { entry: ['src/{index,testing,nuxt}.ts', 'src/*.test-d.{ts,vue}', 'sample/*'] },
    // tools/database runs it
    'libs/server': { entry: ['sample/inbox-postgres.ts'] },
    'libs/angular': { entry: ['sample/*'], ignoreDependencies: ['tslib'] },
    // only who uses its page objects has these
    'apps/sandbox': { ignoreDependencies: ['@playwright/test', 'vitest'] },
    // its templates are files of their users' apps
    'libs/create': { ignore: ['templates/**'] },
    'apps/docs': { entry: ['**/*.spec.ts'] },
    'apps/demo-angular': { entry: ['proxy.conf.mjs'] },
  },
} satisfies KnipConfig;
