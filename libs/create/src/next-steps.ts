import { relative } from 'node:path';
import type { Target } from './target.ts';

/** What a starter needs: its sandbox keeps payments in Node's own SQLite, and its server is TypeScript as it is. */
const NEEDED = [22, 18] as const;

const quoted = (path: string) => (/^[\w@%+=:,./-]+$/.test(path) ? path : `'${path}'`);

/** What to do with a starter that has just been created. */
export function nextSteps({ path }: Target, node: string): string {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const isOld = major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1]);
  const place = relative(process.cwd(), path);
  return [
    'Next:',
    '',
    ...(place ? [`  cd ${quoted(place)}`] : []),
    '  npm install',
    '  npm run dev   # shop, its server and the sandbox, with test cards',
    '  npm test      # pays in a browser',
    '',
    ...(isOld ? [`It needs Node ${NEEDED.join('.')} or newer; this is ${node}.`, ''] : []),
    'README.md says how to get from the sandbox to real payments.',
    '',
  ].join('\n');
}
