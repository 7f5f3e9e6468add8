import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifestOf, type Manifest } from './manifest.ts';
import { FAILED, Refusal } from './refusal.ts';
import type { Target } from './target.ts';
import { TEMPLATES, type Layer, type Template, type TemplateName } from './templates.ts';

const ROOT = fileURLToPath(new URL(/* @vite-ignore */ '../', import.meta.url));

export const { version: VERSION } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
) as { readonly version: string };

/** npm packs no file of this name, and reads `.npmrc` and `.gitignore` as its own. */
const RENAMED: Readonly<Record<string, string>> = { _gitignore: '.gitignore', _npmrc: '.npmrc' };

const MANIFEST = 'package.json';

function* filesOf({ from, to = '' }: Layer): Generator<readonly [path: string, text: string]> {
  const folder = join(ROOT, 'templates', from);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const source = join(entry.parentPath, entry.name);
    const place = relative(folder, entry.parentPath).split(sep).join('/');
    const path = posix.join(to, place, RENAMED[entry.name] ?? entry.name);
    // only the files of the layer's own root make its package.json
    const name = path === posix.join(to, MANIFEST) ? MANIFEST : path;
    yield [name, readFileSync(source, 'utf8')];
  }
}

function fileTable(files: Template['files']): string {
  const rows = Object.entries(files).map(([file, what]) => ({ file: `\`${file}\``, what }));
  const width = (key: 'file' | 'what') => Math.max(...rows.map((row) => row[key].length));
  const line = (file: string, what: string, fill = ' ') =>
    `| ${file.padEnd(width('file'), fill)} | ${what.padEnd(width('what'), fill)} |`;
  return [
    line('file', 'what'),
    line('', '', '-'),
    ...rows.map(({ file, what }) => line(file, what)),
  ].join('\n');
}

/** All files of a starter by their paths, in memory. */
export function render(template: TemplateName, name: string): ReadonlyMap<string, string> {
  const { layers, files, title }: Template = TEMPLATES[template];
  const words: Readonly<Record<string, string>> = {
    name,
    title,
    files: fileTable(files),
  };
  const manifests: Manifest[] = [];
  const rendered = new Map<string, string>();
  for (const layer of layers) {
    for (const [path, text] of filesOf(layer)) {
      if (path === MANIFEST) manifests.push(JSON.parse(text));
      else
        rendered.set(
          path,
          text.replace(/%(\w+)%/g, (all, word) => words[word] ?? all),
        );
    }
  }
  const manifest = manifestOf(name, manifests, VERSION);
  return rendered.set(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Writes a starter; if that fails, what was written is taken back. */
export function writeStarter(template: TemplateName, { path, name }: Target): void {
  const isNew = !statSync(path, { throwIfNoEntry: false });
  const written: string[] = [];
  try {
    for (const [file, text] of render(template, name)) {
      const full = join(path, file);
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, text, { flag: 'wx' });
      written.push(full);
    }
  } catch (error) {
    if (isNew) rmSync(path, { recursive: true, force: true });
    else for (const file of written) rmSync(file, { force: true });
    const cause = error instanceof Error ? error.message : String(error);
    throw new Refusal(FAILED, `The starter could not be written: ${cause}`);
  }
}
