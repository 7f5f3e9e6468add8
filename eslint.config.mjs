import nx from '@nx/eslint-plugin';
import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';

const only = (sourceTag, ...tags) => ({
  sourceTag,
  onlyDependOnLibsWithTags: [sourceTag, ...tags],
});
const frameworks = ['vue', 'vue-router', '@angular/*', 'rxjs'];
const servers = ['hono', '@hono/*'];

export default [
  {
    ignores: [
      '**/dist',
      '**/node_modules',
      '**/.angular',
      '**/.nx',
      'apps/docs/content',
      'apps/docs/.vitepress/cache',
      '**/coverage',
      '**/test-results',
      '**/playwright-report',
      // the integration samples as they were given to us
      'e2e/pages/seed-npm.ts',
      'e2e/pages/public',
    ],
  },
  ...tseslint.configs.recommended,
  ...vue.configs['flat/recommended'].map((config) => ({ ...config, files: ['**/*.vue'] })),
  {
    files: ['**/*.vue'],
    languageOptions: { parser: vueParser, parserOptions: { parser: tseslint.parser } },
    // prettier owns the layout
    rules: {
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/require-default-prop': 'off',
    },
  },
  {
    files: ['**/*.ts', '**/*.mts', '**/*.mjs', '**/*.vue'],
    plugins: { '@nx': nx },
    rules: {
      // where a test runner takes the types of what is added to it
      '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: `:matches(ImportDeclaration, ImportExpression, ExportNamedDeclaration, ExportAllDeclaration)[source.value=${/^@alipay/}]`,
          message:
            "Antom's SDK is imported by libs/sdk-core/src/engines/antom/official/package.mjs and nothing else.",
        },
      ],
      '@nx/enforce-module-boundaries': [
        'error',
        {
          // the scenario catalogue is data, which the documents show and the browser tests play
          allow: ['apps/sandbox/src/scenarios/'],
          // e2e is many pages, each with its own way of loading the core
          checkDynamicDependenciesExceptions: ['.*'],
          // a package's sample imports it as its users do
          allowCircularSelfDependency: true,
          depConstraints: [
            { ...only('scope:protocol'), bannedExternalImports: [...frameworks, ...servers] },
            {
              ...only('scope:core', 'scope:protocol', 'scope:declarations'),
              bannedExternalImports: [...frameworks, ...servers, 'card-validator'],
            },
            {
              ...only('scope:vue', 'scope:core'),
              bannedExternalImports: ['@angular/*', 'rxjs', ...servers],
            },
            {
              ...only('scope:angular', 'scope:core'),
              bannedExternalImports: ['vue', 'vue-router', ...servers],
            },
            {
              ...only('scope:server', 'scope:protocol', 'scope:declarations'),
              bannedExternalImports: [...frameworks, ...servers],
            },
            { ...only('scope:cashier', 'scope:protocol'), bannedExternalImports: frameworks },
            {
              ...only('scope:sandbox', 'scope:server', 'scope:protocol', 'scope:declarations'),
              bannedExternalImports: frameworks,
            },
            {
              ...only('scope:inspector', 'scope:core', 'scope:protocol'),
              bannedExternalImports: ['@angular/*', 'rxjs', ...servers],
            },
            { ...only('scope:merchant', 'scope:server'), bannedExternalImports: frameworks },
            {
              ...only('scope:shop', 'scope:core'),
              bannedExternalImports: [...frameworks, ...servers],
            },
            {
              ...only('scope:demo-vanilla', 'scope:core', 'scope:shop'),
              bannedExternalImports: frameworks,
            },
            only('scope:docs', 'scope:core', 'scope:vue', 'scope:angular'),
            only('scope:demo-vue', 'scope:vue', 'scope:shop'),
            only('scope:demo-angular', 'scope:angular', 'scope:shop'),
            {
              ...only('scope:conformance', 'scope:core'),
              bannedExternalImports: [...frameworks, ...servers, '@playwright/*'],
            },
            only('scope:tools', 'scope:core', 'scope:server', 'scope:sandbox', 'scope:protocol'),
            only('scope:integrations', 'scope:e2e', 'scope:tools'),
            {
              sourceTag: 'scope:e2e',
              onlyDependOnLibsWithTags: [
                'scope:e2e',
                'scope:tools',
                'scope:conformance',
                'scope:sandbox',
                'scope:core',
                'scope:vue',
                'scope:angular',
                'scope:server',
                'scope:protocol',
              ],
            },
            only('scope:create'),
            only('scope:declarations'),
            { sourceTag: 'type:lib', onlyDependOnLibsWithTags: ['type:lib'] },
          ],
        },
      ],
    },
  },
  {
    // the one import, and the sample that compiles against Antom's own types
    files: [
      'libs/sdk-core/src/engines/antom/official/package.mjs',
      'libs/sdk-core/test-d/moved/shop.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: [
      // documents are generated from the tables of every package
      'tools/docs/**',
      // compiled against the packed packages, outside the repository
      'tools/release/consumer/**',
      // files of their users' apps
      'libs/create/templates/**',
      'integrations/*/**',
    ],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  {
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // Nuxt finds a page by its address
    files: ['libs/create/templates/nuxt/app/pages/*.vue'],
    rules: { 'vue/multi-word-component-names': 'off' },
  },
  {
    // the README shows them as all that a shop's test of a payment needs
    files: ['integrations/browser-tests/tests/*.ts', 'e2e/tests/samples/sandbox.spec.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 10 }] },
  },
];
