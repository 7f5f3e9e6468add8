import root from '../../eslint.config.mjs';

const ours = 'Lifetime and zone are the business of lifetime.ts alone.';

export default [
  ...root,
  { ignores: ['eslint.config.mjs'] },
  {
    // they import the package by its name: samples as merchants do, the testing entry as another entry of it
    files: ['sample/**/*.ts', 'testing/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/lifetime.ts', 'src/**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@angular/core',
              importNames: [
                'ApplicationRef',
                'ChangeDetectorRef',
                'DestroyRef',
                'NgZone',
                'OnDestroy',
                'PLATFORM_ID',
                'PendingTasks',
                'afterEveryRender',
                'afterNextRender',
                'afterRenderEffect',
                'createEnvironmentInjector',
                'effect',
                'resource',
              ],
              message: ours,
            },
            { name: '@angular/core/rxjs-interop', message: ours },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'MethodDefinition[key.name=/^ng(On|After|Do)/]', message: ours },
        { selector: 'CallExpression > MemberExpression[property.name="subscribe"]', message: ours },
      ],
    },
  },
];
