// One self-contained .d.ts per entry, and the same for CommonJS: the types of the private protocol package and of the server package are written into it.
import { writeFileSync } from 'node:fs';
import { generateDtsBundle } from 'dts-bundle-generator';

const entries = ['index', 'playwright', 'vitest', 'vitest-plugin', 'webdriverio'];
const bundles = generateDtsBundle(
  entries.map((name) => ({
    filePath: `src/${name}.ts`,
    libraries: { inlinedLibraries: ['@ams-cashier/protocol', '@ams-cashier/server'] },
    output: { noBanner: true, exportReferencedTypes: false, inlineDeclareGlobals: true },
  })),
  { preferredConfigPath: 'tsconfig.json' },
);
/** Runs in a page, which has no CommonJS. */
const inPage = new Set(['vitest']);
bundles.forEach((text, index) => {
  const entry = entries[index] ?? '';
  const endings = inPage.has(entry) ? ['d.ts'] : ['d.ts', 'd.cts'];
  for (const ending of endings) writeFileSync(`dist/${entry}.${ending}`, text);
});
