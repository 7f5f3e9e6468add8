import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { SchematicTestRunner, type UnitTestTree } from '@angular-devkit/schematics/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NgAddOptions } from './ng-add';

const here = import.meta.dirname;
let built: string;
let runner: SchematicTestRunner;

// compiled as the package has it, for the CLI's engine loads nothing else; inside the repository, for its node_modules
beforeAll(() => {
  const cache = join(here, '../.angular');
  mkdirSync(cache, { recursive: true });
  built = mkdtempSync(join(cache, 'schematics-'));
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const project = join(here, '../tsconfig.schematics.json');
  execFileSync(process.execPath, [tsc, '-p', project, '--outDir', built]);
  for (const file of ['package.json', 'collection.json', 'ng-add.schema.json']) {
    cpSync(join(here, file), join(built, file));
  }
  runner = new SchematicTestRunner('cashier', join(built, 'collection.json'));
}, 60_000);

afterAll(() => rmSync(built, { recursive: true, force: true }));

const angular = <Options extends object>(name: string, options: Options, tree?: UnitTestTree) =>
  runner.runExternalSchematic('@schematics/angular', name, options, tree);

/** A workspace as `ng new` makes it, with these applications. */
async function workspace(...apps: readonly { name: string; standalone: boolean }[]) {
  let tree = await angular('workspace', { name: 'shop', version: '22.0.0' });
  for (const app of apps) {
    tree = await angular('application', { ...app, skipInstall: true, skipTests: true }, tree);
  }
  return tree;
}

const add = (options: NgAddOptions, tree: UnitTestTree) =>
  runner.runSchematic('ng-add', options, tree);

const standalone = { name: 'shop', standalone: true };
const modular = { name: 'till', standalone: false };

it('writes the provider into app.config.ts', async () => {
  const tree = await add({}, await workspace(standalone));
  const config = tree.readText('/shop/src/app/app.config.ts');
  expect(config).toContain(`import { provideAmsCashier } from '@ams-cashier/angular';`);
  expect(config).toMatch(
    /providers: \[[^\]]*provideAmsCashier\(\{ environment: 'sandbox' \}\)\s*\]/s,
  );
});

it('writes the module into the module that is bootstrapped', async () => {
  const options = { environment: 'prod', locale: 'de_DE' } as const;
  const tree = await add(options, await workspace(modular));
  const module = tree.readText('/till/src/app/app-module.ts');
  expect(module).toContain(`import { AmsCashierModule } from '@ams-cashier/angular';`);
  expect(module).toMatch(
    /imports: \[[^\]]*AmsCashierModule\.forRoot\(\{ environment: 'prod', locale: 'de_DE' \}\)\s*\]/s,
  );
});

it('changes nothing the second time', async () => {
  for (const app of [standalone, modular]) {
    const once = await add({}, await workspace(app));
    const files = once.files.map((file) => once.read(file));
    const twice = await add({}, once);
    expect(twice.files.map((file) => twice.read(file))).toEqual(files);
  }
});

it('is not content with a provider of a route', async () => {
  const tree = await workspace(standalone);
  const route = `import { provideAmsCashier } from '@ams-cashier/angular';
export const gifts = { path: 'gifts', providers: [provideAmsCashier({ environment: 'prod' })] };`;
  tree.create('/shop/src/app/gifts.ts', route);
  const added = await add({}, tree);
  expect(added.readText('/shop/src/app/app.config.ts')).toContain(`{ environment: 'sandbox' }`);
});

it('asks for the project where there are several, and takes the one that is given', async () => {
  const both = await workspace(standalone, modular);
  await expect(add({}, both)).rejects.toThrow(
    '--project is missing. Pass --project shop or --project till.',
  );
  const tree = await add({ project: 'till' }, both);
  expect(tree.readText('/till/src/app/app-module.ts')).toContain('AmsCashierModule');
  expect(tree.readText('/shop/src/app/app.config.ts')).not.toContain('Cashier');
});

it('reports a project that is not an application, and a workspace without one', async () => {
  const shop = await workspace(standalone);
  const tree = await angular('library', { name: 'parts', skipInstall: true }, shop);
  await expect(add({ project: 'parts' }, tree)).rejects.toThrow(
    '--project parts is not an application of this workspace. Pass --project shop.',
  );
  await expect(add({}, await workspace())).rejects.toThrow(
    'Create an application first: ng generate application.',
  );
});

it('says what to do about a start that it does not understand', async () => {
  const tree = await workspace(standalone);
  tree.overwrite('/shop/src/main.ts', `import('./start');`);
  await expect(add({}, tree)).rejects.toThrow(/main\.ts.*provideAmsCashier.*yourself/s);
});

it('refuses options that it does not know', async () => {
  const tree = await workspace(standalone);
  for (const wrong of [{ environment: 'staging' }, { locale: `'});evil(` }, { language: 'en' }]) {
    const [name = ''] = Object.keys(wrong);
    await expect(add(wrong as NgAddOptions, tree)).rejects.toThrow(name);
  }
});
