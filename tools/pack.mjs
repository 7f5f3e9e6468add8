/**
 * npm run pack: the tarballs that would be published, in dist/packages, and a proof that they can be used: each is
 * unpacked outside the repository and imported by Node. `--built` skips the build.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { run, startChild, stopAllOnSignal } from './child.mjs';
import { Failure, runMain } from './failure.mjs';
import { findNode } from './node.mjs';
import { freePorts } from './port.mjs';
import { inRoot } from './workspace.mjs';

/**
 * @typedef {object} PackageRow
 * @property {string} folder
 * @property {string} [before] what Node has to import first
 * @property {string} [expected] an export that it must have; without one it is a command
 */

/** @type {Readonly<Record<string, PackageRow>>} */
const PACKAGES = {
  core: { folder: 'libs/sdk-core', expected: 'AMSCashierPayment' },
  server: { folder: 'libs/server', expected: 'createAntomClient' },
  vue: { folder: 'libs/vue', expected: 'AmsCashier' },
  // partially compiled, as Angular libraries are: Node needs the compiler to finish it
  angular: {
    folder: 'libs/angular/dist',
    before: '@angular/compiler',
    expected: 'AmsCashierModule',
  },
  sandbox: { folder: 'apps/sandbox' },
};

const PRIVATE = '@ams-cashier/protocol';
const NEEDED_FILES = ['package.json', 'README.md', 'LICENSE'];
const READY_LIMIT_MS = 15_000;

/** @typedef {{ name: string, version: string, private?: boolean, dependencies?: Record<string, string>, peerDependencies?: Record<string, string>, bin?: Record<string, string> }} Manifest */

/** @param {string} folder @returns {string[]} paths inside it */
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

/**
 * What is wrong with an unpacked package.
 * @param {string} folder @param {Manifest} manifest @param {ReadonlyMap<string, string>} versions of all our packages
 * @returns {string[]}
 */
function faults(folder, manifest, versions) {
  const files = filesIn(folder);
  const found = NEEDED_FILES.filter((file) => !files.includes(file)).map(
    (file) => `has no ${file}`,
  );
  if (manifest.private) found.push('is private');
  for (const [name, range] of Object.entries({
    ...manifest.dependencies,
    ...manifest.peerDependencies,
  })) {
    if (!name.startsWith('@ams-cashier/')) continue;
    const version = versions.get(name);
    if (!version) found.push(`depends on ${name}, which is not published`);
    else if (range !== `^${version}`)
      found.push(`depends on ${name} ${range}, packed is ${version}`);
  }
  for (const file of files.filter((file) => /\.([cm]?js|d\.[cm]?ts)$/.test(file))) {
    if (/\.spec\./.test(file)) found.push(`contains the test ${file}`);
    if (
      new RegExp(`(from|import)\\b[\\s(]*['"]${PRIVATE}`).test(
        readFileSync(join(folder, file), 'utf8'),
      )
    ) {
      found.push(`${file} imports the private ${PRIVATE}`);
    }
  }
  return found;
}

/**
 * Starts the packed sandbox as its user would, and waits for its answer.
 * @param {string} node @param {string} folder @param {Manifest} manifest
 */
async function trySandbox(node, folder, manifest) {
  const [command] = Object.values(manifest.bin ?? {});
  if (!command) throw new Failure('sandbox has no command.');
  const [port] = await freePorts(1);
  const child = startChild(node, [join(folder, command), '--memory', '--port', String(port)], {
    cwd: folder,
  });
  const end = Date.now() + READY_LIMIT_MS;
  try {
    while (Date.now() < end && child.running()) {
      const response = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
      if (response?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Failure(`The packed sandbox does not answer:\n${child.tail()}`);
  } finally {
    await child.stop();
  }
}

stopAllOnSignal();

await runMain(async () => {
  if (!process.argv.includes('--built')) await ensureBuilt();
  const { node, env } = await findNode();
  const target = inRoot('dist/packages');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const outside = mkdtempSync(join(tmpdir(), 'ams-cashier-packed-'));
  const scope = join(outside, 'node_modules/@ams-cashier');
  mkdirSync(scope, { recursive: true });

  try {
    /** @type {Map<string, { folder: string, manifest: Manifest }>} */
    const packed = new Map();
    for (const [name, { folder }] of Object.entries(PACKAGES)) {
      if (!existsSync(inRoot(folder, 'package.json'))) {
        throw new Failure(`${folder} is not built: npm run build`);
      }
      /** @type {Manifest} */
      const manifest = JSON.parse(readFileSync(inRoot(folder, 'package.json'), 'utf8'));
      const pack = await run('npm', ['pack', '--ignore-scripts', '--pack-destination', target], {
        cwd: inRoot(folder),
        env,
      });
      if (pack.code !== 0) throw new Failure(`npm pack failed in ${folder}:\n${pack.output}`);
      const filename = `ams-cashier-${name}-${manifest.version}.tgz`;
      const unpacked = join(scope, name);
      mkdirSync(unpacked);
      const tar = await run('tar', [
        '-xzf',
        join(target, filename),
        '-C',
        unpacked,
        '--strip-components=1',
      ]);
      if (tar.code !== 0) throw new Failure(`tar could not unpack ${filename}:\n${tar.output}`);
      packed.set(name, {
        folder: unpacked,
        manifest: JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8')),
      });
      const { size } = statSync(join(target, filename));
      console.log(`${filename.padEnd(36)}${String(size).padStart(9)} bytes`);
    }

    const versions = new Map(
      [...packed.values()].map(({ manifest }) => [manifest.name, manifest.version]),
    );
    const wrong = [...packed].flatMap(([name, { folder, manifest }]) =>
      faults(folder, manifest, versions).map((fault) => `${name} ${fault}`),
    );
    if (wrong.length > 0) throw new Failure(`The packages are not in order:\n${wrong.join('\n')}`);

    // taken from the repository, a scope as a whole: the check needs no network
    const needed = [...packed.values()]
      .flatMap(({ manifest }) => [manifest.dependencies, manifest.peerDependencies])
      .flatMap((versions) => Object.keys(versions ?? {}))
      .map((name) => name.replace(/\/.*/, ''));
    for (const name of new Set(needed)) {
      if (name === '@ams-cashier') continue;
      symlinkSync(inRoot('node_modules', name), join(outside, 'node_modules', name));
    }
    for (const [name, { before, expected }] of Object.entries(PACKAGES)) {
      if (!expected) continue;
      const code = [
        ...(before ? [`import '${before}';`] : []),
        `import * as found from '@ams-cashier/${name}';`,
        `if (typeof found.${expected} === 'undefined') throw new Error('no export ${expected}');`,
      ].join('\n');
      const { code: exit, output } = await run(node, ['--input-type=module', '-e', code], {
        cwd: outside,
      });
      if (exit !== 0) throw new Failure(`Node can't import the packed ${name}:\n${output}`);
      console.log(`Node imports ${name}`);
    }
    const sandbox = packed.get('sandbox');
    if (sandbox) await trySandbox(node, sandbox.folder, sandbox.manifest);
    console.log('The packed sandbox starts');
  } finally {
    rmSync(outside, { recursive: true, force: true });
  }
});
