/** The command as its users have it: a process, in a folder of theirs. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TEMPLATE_NAMES } from './templates.ts';

const COMMAND = fileURLToPath(new URL('../bin/create-ams-cashier.js', import.meta.url));

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ams-cashier-create-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const create = (...args: readonly string[]) =>
  new Promise<Run>((resolve) => {
    const child = execFile(
      process.execPath,
      [COMMAND, ...args],
      { cwd: folder },
      (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr }),
    );
    child.stdin?.end();
  });

const read = (path: string) => readFileSync(join(folder, path), 'utf8');

describe('a starter', () => {
  it.each(TEMPLATE_NAMES)('%s is created, and its next steps are said', async (template) => {
    const { code, stdout, stderr } = await create('my-shop', '--template', template);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Created my-shop (${template}) in ${join(folder, 'my-shop')}.`);
    expect(stdout).toMatch(/cd my-shop\n +npm install\n +npm run dev/);
    expect(JSON.parse(read('my-shop/package.json')).name).toBe('my-shop');
    expect(read('my-shop/.gitignore')).toMatch(/^\.env$/m);
    expect(read('my-shop/README.md')).toMatch(/^# my-shop$/m);
  });

  it('is created in an empty folder, in one with a repository, and deep down', async () => {
    mkdirSync(join(folder, 'my-shop', '.git'), { recursive: true });
    expect((await create('my-shop', '--template', 'vue')).code).toBe(0);
    expect((await create('shops/of/mine', '-t', 'react')).code).toBe(0);
    expect(JSON.parse(read('shops/of/mine/package.json')).name).toBe('mine');
  });

  it('is created here', async () => {
    const { code, stdout } = await create('.', '--template', 'vue', '--name', '@me/shop');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Next:\n\n +npm install/);
    expect(JSON.parse(read('package.json')).name).toBe('@me/shop');
  });
});

it('says what it can do, and which version it is', async () => {
  const help = await create('--help');
  expect(help.code).toBe(0);
  for (const name of TEMPLATE_NAMES) expect(help.stdout).toMatch(new RegExp(`^ +${name} `, 'm'));
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(await create('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

describe('refuses, and writes nothing', () => {
  it.each([
    [[], 'Name a folder, such as my-shop.'],
    [['my-shop'], 'Name a template: --template vanilla | vue | angular | react | nuxt.'],
    [['my-shop', 'vue'], 'One folder, not 2: my-shop, vue.'],
    [['', '--template', 'vue'], 'The folder has no name.'],
    [
      ['my-shop', '--template', 'svelte-kit'],
      'There is no template "svelte-kit". Choose one of vanilla,',
    ],
    [['my-shop', '--template', 'constructor'], 'There is no template "constructor".'],
    [['my-shop', '--template'], "Option '-t, --template <value>' argument missing. See --help."],
    [['my-shop', '--tmplate', 'vue'], "Unknown option '--tmplate'. See --help."],
    [
      ['My Shop', '--template', 'vue'],
      '"My Shop" is not a valid npm package name. Use --name my-shop.',
    ],
    [['Café', '--template', 'vue'], 'Use --name cafe.'],
    [['商店', '--template', 'vue'], 'Pass another one with --name.'],
    [['shop', '--template', 'vue', '--name', 'node_modules'], 'Use --name node-modules.'],
    [['shop', '--template', 'vue', '--name', ''], '"" is not a valid npm package name.'],
  ])('%j: %s', async (args, message) => {
    const { code, stdout, stderr } = await create(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^create-ams-cashier: .*\n$/);
    expect(stderr).toContain(message);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('a folder with something in it', async () => {
    mkdirSync(join(folder, 'my-shop'));
    writeFileSync(join(folder, 'my-shop', 'notes.txt'), 'mine');
    const { code, stderr } = await create('my-shop', '--template', 'vue');
    expect(code).toBe(1);
    expect(stderr).toContain('my-shop is not empty: it contains notes.txt. Nothing was written');
    expect(readdirSync(join(folder, 'my-shop'))).toEqual(['notes.txt']);
  });

  it('a file', async () => {
    writeFileSync(join(folder, 'my-shop'), 'mine');
    const { code, stderr } = await create('my-shop', '--template', 'vue');
    expect(code).toBe(1);
    expect(stderr).toContain('my-shop is a file. Choose the name of a new folder.');
    expect(read('my-shop')).toBe('mine');
  });

  it('a path that the system refuses', async () => {
    const { code, stderr } = await create('a'.repeat(300), '--template', 'vue', '--name', 'shop');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^create-ams-cashier: \S+ can't be used: ENAMETOOLONG/);
  });

  it('a place where nothing can be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const { code, stderr } = await create('file/my-shop', '--template', 'vue');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^create-ams-cashier: The starter could not be written: .*ENOTDIR/);
    expect(readdirSync(folder)).toEqual(['file']);
  });
});
