import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The package.json of a published package. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** What only this repository uses. */
const OURS = ['nx', 'scripts', 'devDependencies'];
/** What the registry's page of a package shows. */
const NEEDED_FIELDS = [
  ...['description', 'license', 'author', 'keywords', 'homepage', 'bugs', 'repository', 'engines'],
];
const NEEDED_FILES = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE'];
/** Bytes of an unpacked package without its source maps. */
const LARGEST = 2_400_000;
const PRIVATE = '@ams-cashier/protocol';

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** The manifest as it is published. */
export function publishedManifest(manifest: Manifest): Manifest {
  const published: Record<string, unknown> = { ...manifest };
  for (const field of OURS) delete published[field];
  return published as Manifest;
}

/** What is wrong with the manifest of a packed package, given the versions of all of ours. */
export function manifestFaults(
  manifest: Manifest,
  versions: ReadonlyMap<string, string>,
): readonly string[] {
  const faults = [
    ...OURS.filter((field) => field in manifest).map((field) => `publishes "${field}"`),
    ...NEEDED_FIELDS.filter((field) => !(field in manifest)).map((field) => `has no "${field}"`),
  ];
  if (manifest.private) faults.push('is private');
  for (const [name, range] of Object.entries({
    ...manifest.dependencies,
    ...manifest.peerDependencies,
  })) {
    if (!name.startsWith('@ams-cashier/')) continue;
    const version = versions.get(name);
    if (!version) faults.push(`depends on ${name}, which is not published`);
    else if (range !== `^${version}`) {
      faults.push(`depends on ${name} ${range}, but ${version} is packed`);
    }
  }
  return faults;
}

/** What is wrong with the files of an unpacked package. */
export function fileFaults(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const faults = NEEDED_FILES.filter((file) => !files.includes(file)).map(
    (file) => `has no ${file}`,
  );
  const imports = new RegExp(`(from|import)\\b[\\s(]*['"]${PRIVATE}`);
  for (const file of files.filter((file) => /\.([cm]?js|d\.[cm]?ts)$/.test(file))) {
    if (/\.spec\./.test(file)) faults.push(`contains the test ${file}`);
    if (imports.test(readFileSync(join(folder, file), 'utf8'))) {
      faults.push(`imports the private ${PRIVATE} in ${file}`);
    }
  }
  // a debugger without the repository has nothing to show for a map without sources
  for (const file of files.filter((file) => file.endsWith('.map'))) {
    const { sourcesContent } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    if (!sourcesContent?.every((text: unknown) => typeof text === 'string')) {
      faults.push(`has the source map ${file} without its sources`);
    }
  }
  const size = files
    .filter((file) => !file.endsWith('.map'))
    .reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  if (size > LARGEST) faults.push(`has ${size} bytes of files, not at most ${LARGEST}`);
  return faults;
}
