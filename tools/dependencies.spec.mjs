import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inRoot } from './workspace.mjs';

/**
 * What each published package takes along, by name; a new one is a decision, so it is written down here too. No package
 * runs anything when it is installed.
 * @type {{ readonly [folder: string]: { readonly dependencies: readonly string[], readonly peers: readonly string[] } }}
 */
const PUBLISHED = {
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
    peers: [],
  },
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

/** @param {string} path @returns {Record<string, any>} */
const read = (path) => JSON.parse(readFileSync(inRoot(path), 'utf8'));
const names = (/** @type {object | undefined} */ list) => Object.keys(list ?? {}).sort();

for (const [folder, { dependencies, peers }] of Object.entries(PUBLISHED)) {
  test(`${folder} takes along what is written here, and runs nothing at its install`, () => {
    const manifest = read(`${folder}/package.json`);
    assert.deepEqual(names(manifest['dependencies']), [...dependencies].sort());
    assert.deepEqual(names(manifest['peerDependencies']), [...peers].sort());
    assert.deepEqual(names(manifest['optionalDependencies']), []);
    assert.deepEqual(names(manifest['bundledDependencies'] ?? manifest['bundleDependencies']), []);
    const scripts = names(manifest['scripts']);
    assert.deepEqual(
      scripts.filter((script) => INSTALL_SCRIPTS.includes(script)),
      [],
    );
  });
}

test('nothing that they take along, however deep, runs anything at its install', () => {
  const { packages } = read('package-lock.json');
  /** @type {Set<string>} */
  const seen = new Set();
  /** @param {string} name @param {string} from where it is looked for first, as Node does */
  const visit = (name, from) => {
    const places = [];
    for (let at = from; ; at = at.slice(0, at.lastIndexOf('/node_modules/'))) {
      places.push(at ? `${at}/node_modules/${name}` : `node_modules/${name}`);
      if (!at.includes('/node_modules/')) break;
    }
    const path = [...places, `node_modules/${name}`].find((place) => packages[place]);
    // a peer that is optional, or another platform's, needn't be there
    if (!path || seen.has(path)) return;
    seen.add(path);
    const entry = packages[path];
    assert.ok(!entry.hasInstallScript, `${name} has an install script`);
    for (const next of names({ ...entry.dependencies, ...entry.optionalDependencies })) {
      visit(next, path);
    }
  };
  for (const [folder, { dependencies }] of Object.entries(PUBLISHED)) {
    for (const name of dependencies) visit(name, folder);
  }
  assert.ok(seen.size >= 10, `only ${seen.size} were looked at`);
  // the look finds one where there is one
  assert.ok(Object.values(packages).some(({ hasInstallScript }) => hasInstallScript));
});
