/** Writes `types.ts`: `node tools/merchant-api/write-types.ts`. */
import { writeFileSync } from 'node:fs';
import { formatTypes, TYPES_FILE } from './format-types.ts';

writeFileSync(TYPES_FILE, await formatTypes());
