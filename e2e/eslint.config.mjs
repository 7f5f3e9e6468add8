import root from '../eslint.config.mjs';

export default [
  ...root,
  { ignores: ['eslint.config.mjs'] },
  {
    // samples that stand as they were given to us
    files: ['pages/seed-npm.ts', 'pages/public/seed-cdn.js'],
    rules: { '@typescript-eslint/no-unused-vars': 'off' },
  },
];
