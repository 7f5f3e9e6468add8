/** Which import is allowed: docs/architecture.md has the picture of the core's rooms. */
import { ARROWS } from './libs/sdk-core/rooms.mjs';

const ROOMS = Object.entries(ARROWS).map(([room, others]) => ({
  name: `core: ${room} imports ${others.join(', ') || 'no other room'}`,
  severity: 'error',
  from: { path: `^libs/sdk-core/src/${room}/`, pathNot: '\\.spec\\.ts$' },
  to: {
    path: '^libs/sdk-core/src/',
    pathNot: `^libs/sdk-core/src/(${[room, ...others].join('|')})/`,
  },
}));

export default {
  forbidden: [
    {
      name: 'no cycle',
      comment: 'Between types a cycle is harmless: it is gone when the code runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...ROOMS,
    {
      name: 'core: the machine imports no package',
      comment: 'All that it knows are rules of ours, and pure.',
      severity: 'error',
      from: { path: '^libs/sdk-core/src/machine/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/sdk-core/src/' },
    },
    {
      name: 'core: an engine imports no other engine',
      severity: 'error',
      from: { path: '^libs/sdk-core/src/engines/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/sdk-core/src/engines/', pathNot: '^libs/sdk-core/src/engines/$1/' },
    },
    {
      name: 'core: only runtime imports the machine',
      severity: 'error',
      from: {
        path: '^libs/sdk-core/src/',
        pathNot: '^libs/sdk-core/src/(machine|runtime)/|\\.spec\\.ts$',
      },
      to: { path: '^libs/sdk-core/src/machine/' },
    },
    {
      name: 'libraries import no app',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|e2e|tools|integrations)/' },
    },
    {
      name: 'tools import no browser test',
      severity: 'error',
      from: { path: '^tools/' },
      to: { path: '^(e2e|integrations)/' },
    },
    {
      name: 'no import that cannot be resolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: '^((apps|libs)/[^/]+|e2e)/(dist|node_modules|\\.angular)/|^libs/create/templates/',
    },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types'] },
  },
};
