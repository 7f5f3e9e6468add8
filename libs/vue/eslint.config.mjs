import root from '../../eslint.config.mjs';

const lifetime = [
  'effectScope',
  'getCurrentInstance',
  'getCurrentScope',
  'onActivated',
  'onBeforeMount',
  'onBeforeUnmount',
  'onBeforeUpdate',
  'onDeactivated',
  'onMounted',
  'onScopeDispose',
  'onServerPrefetch',
  'onUnmounted',
  'onUpdated',
  'onWatcherCleanup',
  'watch',
  'watchEffect',
  'watchPostEffect',
  'watchSyncEffect',
];

export default [
  ...root,
  { files: ['eslint.config.mjs'], rules: { '@nx/enforce-module-boundaries': 'off' } },
  {
    files: ['src/**/*.ts', 'src/**/*.vue'],
    ignores: ['src/lifetime.ts', 'src/**/*.spec.ts', 'src/**/*.test-d.*'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'vue',
              importNames: lifetime,
              message: 'Whatever starts, pauses or ends with a component belongs in lifetime.ts.',
            },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[property.name='onUnmount']",
          message: 'Whatever ends with an app belongs in lifetime.ts.',
        },
      ],
    },
  },
];
