import { ARROWS } from './rooms.mjs';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(ARROWS).map(([room, others]) => ({
      name: `room-${room}`,
      comment: `src/${room} imports ${['itself', ...others].join(', ')} and nothing else of src.`,
      severity: 'error',
      from: { path: `^src/${room}/`, pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/', pathNot: `^src/(${[room, ...others].join('|')})/` },
    })),
    {
      name: 'engines-are-strangers',
      comment: 'An engine imports no other engine.',
      severity: 'error',
      from: { path: '^src/engines/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/engines/', pathNot: '^src/engines/$1/' },
    },
    {
      name: 'machine-is-pure',
      comment: 'The machine needs no package: whatever it knows is a rule of ours.',
      severity: 'error',
      from: { path: '^src/machine/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^src/(machine|contract)/' },
    },
    {
      name: 'no-cycle',
      comment: 'No import cycle, except between types.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|^\\.\\./' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '\\.spec\\.ts$' },
  },
};
