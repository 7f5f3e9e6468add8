import { globSync } from 'node:fs';
import { root } from './repository.ts';

/** Documents of the packages, which are pages of the site too. */
export const PACKAGES: Readonly<Record<string, string>> = {
  'libs/sdk-core/README.md': 'packages/core.md',
  'libs/vue/README.md': 'packages/vue.md',
  'libs/angular/README.md': 'packages/angular.md',
  'libs/server/README.md': 'packages/server.md',
  'apps/sandbox/README.md': 'packages/sandbox.md',
  'libs/create/README.md': 'packages/create.md',
};

/** Documents for those who change the project: they stay in the repository, and links lead there. */
const NOT_FOR_MERCHANTS =
  /^docs\/(?:design|reference|extending)\/|^docs\/(?:architecture|defects)\.md$/;

/** Every page: where its document is in the repository, and where it is on the site. */
export function listPages(): ReadonlyMap<string, string> {
  const documents = globSync('docs/**/*.md', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !NOT_FOR_MERCHANTS.test(path))
    .sort();
  return new Map([
    ...documents.map((path) => [path, path.slice('docs/'.length)] as const),
    ...Object.entries(PACKAGES),
  ]);
}
