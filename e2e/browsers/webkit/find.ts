import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import type { ElementReference, Session } from './session.ts';
import type { Pattern, Step } from './find-page.ts';

export type { Step };

let source: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const build = await rolldown({
    input: fileURLToPath(new URL('find-page.ts', import.meta.url)),
  });
  const { output } = await build.generate({ format: 'iife', name: 'finder', minify: true });
  await build.close();
  return output[0].code;
}

export const patternOf = (text: string | RegExp, exact = false): Pattern =>
  typeof text === 'string' ? { text, exact } : { source: text.source, flags: text.flags };

/** The elements that these steps lead to, in the frame that the session is in. */
export async function findAll(
  session: Session,
  steps: readonly Step[],
): Promise<readonly ElementReference[]> {
  const code = await (source ??= bundle());
  const found = await session.run(`${code}; return finder.find(arguments[0]);`, [steps]);
  return found as readonly ElementReference[];
}
