import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { inRoot } from '../stack/workspace.ts';

interface Dependencies {
  readonly dependencies: readonly string[];
  readonly peers: readonly string[];
}

/**
 * What each published package depends on, by name; a new dependency is a decision, so it is written here too. No package
 * runs anything when it is installed.
 */
const PUBLISHED: Readonly<Record<string, Dependencies>> = {
  'libs/sdk-core': { dependencies: ['@alipay/ams-checkout'], peers: [] },
  'libs/vue': { dependencies: ['@ams-cashier/core'], peers: ['vue'] },
  'libs/angular': {
    dependencies: ['@ams-cashier/core', 'tslib'],
    peers: ['@angular/common', '@angular/core', 'rxjs'],
  },
  'libs/server': { dependencies: [], peers: [] },
  'apps/sandbox': {
    dependencies: [
      '@hono/node-server',
      'card-validator',
      'hono',
      'rate-limiter-flexible',
      'selfsigned',
      'valibot',
    ],
    // for the page objects; optional
    peers: ['@playwright/test', 'vitest', 'webdriverio'],
  },
  'libs/create': { dependencies: ['@clack/prompts'], peers: [] },
};

const INSTALL_SCRIPTS = [
  'preinstall',
  'install',
  'postinstall',
  'preprepare',
  'prepare',
  'postprepare',
  'preuninstall',
  'uninstall',
  'postuninstall',
  'prepublish',
];

interface Manifest {
  readonly dependencies?: object;
  readonly peerDependencies?: object;
  readonly optionalDependencies?: object;
  readonly bundledDependencies?: object;
  readonly bundleDependencies?: object;
  readonly devDependencies?: object;
  readonly scripts?: object;
}
interface LockedPackage {
  readonly dependencies?: object;
  readonly optionalDependencies?: object;
  readonly hasInstallScript?: boolean;
}

const read = <Content>(path: string): Content => JSON.parse(readFileSync(inRoot(path), 'utf8'));
const names = (list: object | undefined) => Object.keys(list ?? {}).sort();

for (const [folder, { dependencies, peers }] of Object.entries(PUBLISHED)) {
  test(`${folder} depends on what is written here, and runs nothing when it is installed`, () => {
    const manifest = read<Manifest>(`${folder}/package.json`);
    assert.deepEqual(names(manifest.dependencies), [...dependencies].sort());
    assert.deepEqual(names(manifest.peerDependencies), [...peers].sort());
    assert.deepEqual(names(manifest.optionalDependencies), []);
    assert.deepEqual(names(manifest.bundledDependencies ?? manifest.bundleDependencies), []);
    const scripts = names(manifest.scripts);
    assert.deepEqual(
      scripts.filter((script) => INSTALL_SCRIPTS.includes(script)),
      [],
    );
  });
}

test('none of their dependencies, however deep, runs anything when it is installed', () => {
  const { packages } = read<{ packages: Record<string, LockedPackage> }>('package-lock.json');
  const seen = new Set<string>();
  /** Looks for a package where Node does: from the given folder upwards. */
  const visit = (name: string, from: string) => {
    const places: string[] = [];
    for (let at = from; ; at = at.slice(0, at.lastIndexOf('/node_modules/'))) {
      places.push(at ? `${at}/node_modules/${name}` : `node_modules/${name}`);
      if (!at.includes('/node_modules/')) break;
    }
    const path = [...places, `node_modules/${name}`].find((place) => packages[place]);
    const entry = path ? packages[path] : undefined;
    // an optional peer, or another platform's package, may be missing
    if (!path || !entry || seen.has(path)) return;
    seen.add(path);
    assert.ok(!entry.hasInstallScript, `${name} has an install script`);
    for (const next of names({ ...entry.dependencies, ...entry.optionalDependencies })) {
      visit(next, path);
    }
  };
  for (const [folder, { dependencies }] of Object.entries(PUBLISHED)) {
    for (const name of dependencies) visit(name, folder);
  }
  assert.ok(seen.size >= 10, `only ${seen.size} were visited`);
  // the lock file does mark the packages that have one
  assert.ok(Object.values(packages).some(({ hasInstallScript }) => hasInstallScript));
});

test('the whole workspace uses one version of each dependency', () => {
  const { workspaces } = read<{ workspaces: readonly string[] }>('package.json');
  const folders = [
    '.',
    ...workspaces.flatMap((pattern) =>
      globSync(`${pattern}/package.json`, { cwd: inRoot() }).map((path) => dirname(path)),
    ),
  ];
  const ranges = new Map<string, Map<string, string>>();
  for (const folder of folders) {
    const manifest = read<Manifest>(`${folder}/package.json`);
    // a published package accepts a range of its peers, so peers don't count
    for (const [name, range] of Object.entries({
      ...manifest.devDependencies,
      ...manifest.dependencies,
    })) {
      ranges.set(name, (ranges.get(name) ?? new Map()).set(folder, range));
    }
  }
  const { packages } = read<{ packages: Record<string, { version: string }> }>('package-lock.json');
  const faults = [...ranges].flatMap(([name, uses]) => {
    const exact = [...new Set(uses.values())].filter((range) => /^\d/.test(range));
    const installed = folders.filter((folder) => packages[`${folder}/node_modules/${name}`]);
    return [
      ...(exact.length > 1 ? [`${name}: ${[...uses].join(' ')}`] : []),
      ...installed.map((folder) => `${name} is installed a second time for ${folder}`),
    ];
  });
  assert.deepEqual(faults, []);
  assert.ok(ranges.size > 50);
});
