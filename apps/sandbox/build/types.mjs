// One self-contained .d.ts per entry, and the same for CommonJS: the types of the private protocol package and of the server package are written into it.
import { writeFileSync } from 'node:fs';
import { generateDtsBundle } from 'dts-bundle-generator';

const entries = ['index', 'playwright', 'webdriverio'];
const bundles = generateDtsBundle(
  entries.map((name) => ({
    filePath: `src/${name}.ts`,
    libraries: { inlinedLibraries: ['@ams-cashier/protocol', '@ams-cashier/server'] },
    output: { noBanner: true, exportReferencedTypes: false, inlineDeclareGlobals: true },
  })),
  { preferredConfigPath: 'tsconfig.json' },
);
bundles.forEach((text, index) => {
  for (const ending of ['d.ts', 'd.cts']) writeFileSync(`dist/${entries[index]}.${ending}`, text);
});
