/**
 * The public types of each package as a file beside the code, so that a review sees what a change does to its users:
 * api-reports/<package>[.<entry>].api.md. Fails if a report is not what the build gives; `--write` writes them anew.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type ExtractorMessage,
} from '@microsoft/api-extractor';
import { Failure, inRoot, runMain } from '../stack/index.ts';
import { readManifest } from './manifest.ts';
import { PACKAGES } from './packages.ts';

const REPORTS = inRoot('api-reports');
const FIX = 'npx nx run @ams-cashier/tools:api-reports --configuration=write';

interface Entry {
  readonly folder: string;
  readonly types: string;
  readonly report: string;
}

/** Where a condition of `exports` leads, or the first of its own conditions. */
function typesOf(target: unknown): string | undefined {
  if (typeof target !== 'object' || target === null) return undefined;
  const { types, ...others } = target as { readonly [condition: string]: unknown };
  if (typeof types === 'string') return types;
  return Object.values({ types, ...others })
    .map(typesOf)
    .find(Boolean);
}

/** The entries of a package that have types of their own. */
function entriesOf(name: string): readonly Entry[] {
  const folder = inRoot(PACKAGES[name]?.folder ?? name);
  const { exports = {} } = readManifest(folder);
  return Object.entries(exports as object).flatMap(([path, target]) => {
    const types = typesOf(target);
    if (types === undefined) return [];
    const entry = path.slice(2).replaceAll('/', '.');
    return { folder, types, report: [name, ...(entry ? [entry] : []), 'api.md'].join('.') };
  });
}

function configOf({ folder, types, report }: Entry, scratch: string): ExtractorConfig {
  const entry = join(folder, types);
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: entry,
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'es2023',
            lib: ['es2023', 'dom', 'dom.asynciterable', 'esnext.disposable'],
            module: 'esnext',
            moduleResolution: 'bundler',
            strict: true,
            skipLibCheck: true,
            types: ['node'],
          },
          files: [entry],
        },
      },
      apiReport: {
        enabled: true,
        includeForgottenExports: true,
        reportFileName: report,
        reportFolder: REPORTS,
        reportTempFolder: scratch,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        // the compiler and the documents' own checks look for these
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(folder, 'package.json'),
  });
}

/** Entries that one program can hold: what an entry declares globally would change the names in the reports of others. */
function programsOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const isGlobal = ({ folder, types }: Entry) =>
    readFileSync(join(folder, types), 'utf8').includes('declare global');
  const shared = entries.filter((entry) => !isGlobal(entry));
  return [shared, ...entries.filter(isGlobal).map((entry) => [entry])];
}

/** Writes the reports into `scratch`, or to their place, and returns those that are not what they were. */
function changedReports(
  entries: readonly Entry[],
  isWriting: boolean,
  scratch: string,
): readonly Entry[] {
  const configs = entries.map((entry) => ({ entry, config: configOf(entry, scratch) }));
  const [first] = configs;
  if (!first) return [];
  const compilerState = CompilerState.create(first.config, {
    additionalEntryPoints: configs.map(({ config }) => config.mainEntryPointFilePath),
  });
  const messageCallback = (message: ExtractorMessage) => {
    message.handled = true;
  };
  return configs
    .filter(({ config }) => {
      const options = { localBuild: isWriting, compilerState, messageCallback };
      return Extractor.invoke(config, options).apiReportChanged;
    })
    .map(({ entry }) => entry);
}

await runMain(async () => {
  const isWriting = process.argv.includes('--write');
  const scratch = mkdtempSync(join(tmpdir(), 'ams-cashier-api-'));
  mkdirSync(REPORTS, { recursive: true });
  try {
    const entries = Object.keys(PACKAGES).flatMap(entriesOf);
    const changed = programsOf(entries).flatMap((program) =>
      changedReports(program, isWriting, scratch),
    );
    const expected = new Set(entries.map((entry) => entry.report));
    const left = readdirSync(REPORTS).filter((file) => !expected.has(file));
    if (isWriting) {
      for (const file of left) rmSync(join(REPORTS, file));
      console.log(`${entries.length} reports, ${changed.length} changed`);
      return;
    }
    const faults = [
      ...changed.map((entry) => `${entry.report} is not what the build gives`),
      ...left.map((file) => `${file} belongs to no entry of a package`),
    ];
    if (faults.length > 0) {
      throw new Failure(
        `The public types have changed:\n${faults.join('\n')}\nIf that is intended, write the reports anew and commit them:\n  ${FIX}`,
      );
    }
    console.log(`${entries.length} reports of public types are up to date`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});
