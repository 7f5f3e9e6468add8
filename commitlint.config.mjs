/** Commit messages, from which versions and changelogs are made: `feat(vue): a prop for the trigger`. */
export default {
  extends: ['@commitlint/config-conventional'],
  rules: {
    'scope-enum': [
      2,
      'always',
      [
        ...['core', 'vue', 'angular', 'server', 'sandbox', 'create'],
        ...[
          'cashier',
          'inspector',
          'demos',
          'docs',
          'e2e',
          'findings',
          'integrations',
          'tools',
          'release',
        ],
      ],
    ],
    'body-max-line-length': [0],
    'header-max-length': [2, 'always', 120],
    // names of APIs begin as they do
    'subject-case': [0],
  },
};
