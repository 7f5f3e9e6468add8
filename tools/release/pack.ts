/**
 * npm run pack: the tarballs that would be published, in dist/packages, and a proof that they can be used: each is
 * unpacked outside the repository and imported by Node.
 */
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Failure,
  findFreePorts,
  inRoot,
  run,
  runMain,
  startProcess,
  waitForAnswer,
} from '../stack/index.ts';
import {
  fileFaults,
  manifestFaults,
  publishedManifest,
  readManifest,
  type Manifest,
} from './manifest.ts';
import { createOutside } from './outside.ts';
import { PACKAGES } from './packages.ts';

/** Runs a command that must succeed. */
async function command(name: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, output } = await run(name, args, { cwd });
  if (code !== 0) throw new Failure(`${name} ${args.join(' ')} failed in ${cwd}:\n${output}`);
  return output;
}

/**
 * Packs a package into a folder of tarballs: npm chooses the files, and what only this repository uses is left out of
 * its package.json.
 */
async function pack(name: string, target: string, unpacked: string): Promise<Manifest> {
  const { folder } = PACKAGES[name] ?? { folder: name };
  const { version } = readManifest(inRoot(folder));
  const filename = `ams-cashier-${name}-${version}.tgz`;
  const npmPack = ['pack', '--ignore-scripts', '--pack-destination', target];
  await command('npm', npmPack, inRoot(folder));
  mkdirSync(unpacked);
  await command('tar', ['-xzf', join(target, filename), '--strip-components=1'], unpacked);
  const manifest = publishedManifest(readManifest(unpacked));
  writeFileSync(join(unpacked, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await command('npm', npmPack, unpacked);
  const { size } = statSync(join(target, filename));
  console.log(`${filename.padEnd(36)}${String(size).padStart(9)} bytes`);
  return manifest;
}

/** Loads a package by its name, as its user's Node would. */
async function tryLoad(name: string, folder: string): Promise<void> {
  const { before, expected, isDual } = PACKAGES[name] ?? {};
  if (!expected) return;
  const code = [
    ...(before ? [`import '${before}';`] : []),
    `import * as found from '@ams-cashier/${name}';`,
    `if (typeof found.${expected} === 'undefined') throw new Error('no export ${expected}');`,
  ].join('\n');
  const { code: exit, output } = await run(process.execPath, ['--input-type=module', '-e', code], {
    cwd: folder,
  });
  if (exit !== 0) throw new Failure(`Node can't import the packed ${name}:\n${output}`);
  console.log(`Node imports ${name}`);
  if (!isDual) return;
  const required = `if (typeof require('@ams-cashier/${name}').${expected} === 'undefined') process.exit(1);`;
  const commonjs = ['--no-experimental-require-module', '--input-type=commonjs', '-e', required];
  const loaded = await run(process.execPath, commonjs, { cwd: folder });
  if (loaded.code !== 0)
    throw new Failure(`Node can't require the packed ${name}:\n${loaded.output}`);
  console.log(`Node requires ${name}`);
}

/** Starts the packed sandbox as its user would, and waits for its answer. */
async function trySandbox(folder: string): Promise<void> {
  const [bin] = Object.values(readManifest(folder).bin ?? {});
  if (!bin) throw new Failure('The packed sandbox has no command.');
  const [port] = await findFreePorts(1);
  const args = [join(folder, bin), '--memory', '--port', String(port)];
  const child = startProcess(process.execPath, args, { cwd: folder });
  await waitForAnswer('The packed sandbox', `http://127.0.0.1:${port}/healthz`, child);
  await child.stop();
  console.log('The packed sandbox starts');
}

await runMain(async () => {
  const target = inRoot('dist/packages');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const outside = createOutside();
  try {
    const names = Object.keys(PACKAGES);
    const manifests = new Map(
      await Promise.all(
        names.map(
          async (name) => [name, await pack(name, target, outside.packageFolder(name))] as const,
        ),
      ),
    );

    const versions = new Map([...manifests.values()].map(({ name, version }) => [name, version]));
    const faults = [...manifests].flatMap(([name, manifest]) =>
      [...manifestFaults(manifest, versions), ...fileFaults(outside.packageFolder(name))].map(
        (fault) => `${name} ${fault}`,
      ),
    );
    if (faults.length > 0) throw new Failure(`The packages have faults:\n${faults.join('\n')}`);

    outside.link(
      [...manifests.values()].flatMap(({ dependencies, peerDependencies }) =>
        Object.keys({ ...dependencies, ...peerDependencies }),
      ),
    );
    await Promise.all(names.map((name) => tryLoad(name, outside.folder)));
    await trySandbox(outside.packageFolder('sandbox'));
  } finally {
    outside.remove();
  }
});
