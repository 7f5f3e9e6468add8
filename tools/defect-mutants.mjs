/**
 * npm run test:defects: puts ten defects of the official SDK into a copy of ours, one at a time, and demands that the test
 * which docs/defects.md names for it fails.
 */
import { stopAllOnSignal } from './child.mjs';
import { DEFECTS } from './defects.mjs';
import { runMain } from './failure.mjs';
import { runMutants } from './mutant-run.mjs';

const PACKAGE = 'libs/sdk-core';

/** @type {readonly { id: string, file: string, find: string, replace: string }[]} */
export const DEFECT_MUTANTS = [
  {
    id: 'S4',
    file: 'src/hosted/frame.ts',
    find: 'source !== contentWindow || origin !== this.#origin',
    replace: 'origin !== this.#origin',
  },
  {
    id: 'S5',
    file: 'src/hosted/frame.ts',
    find: 'contentWindow.postMessage(connect, this.#origin, [port2]);',
    replace: "contentWindow.postMessage(connect, '*', [port2]);",
  },
  {
    id: 'H1',
    file: 'src/open.ts',
    find: "  loading: 'load',\n",
    replace: '',
  },
  {
    id: 'H4',
    file: 'src/open.ts',
    find: 'else this.#ready.reject(error);',
    replace: 'else this.#ready.resolve();',
  },
  {
    id: 'H7',
    file: 'src/open.ts',
    find: 'else this.#ready.reject(error);',
    replace: 'else this.#ready.resolve();',
  },
  {
    id: 'L3',
    file: 'src/open.ts',
    find: '    this.#run?.stop();\n    this.#run = undefined;',
    replace: '    this.#run = undefined;',
  },
  {
    id: 'L5',
    file: 'src/delivery.ts',
    find: '  } catch (error) {\n    report(error);\n  }',
    replace: '  } catch (error) {\n    report(error);\n    throw error;\n  }',
  },
  {
    id: 'L9',
    file: 'src/life-cycle.ts',
    find: 'ended: { redirect:',
    replace: "ended: { result: ['=', 'result'], redirect:",
  },
  {
    id: 'K3',
    file: 'src/hosted/scroll-lock.ts',
    find: 'for (const property of had) style.setProperty(...property);',
    replace: "style.setProperty('overflow', 'auto');",
  },
  {
    id: 'N6',
    file: 'src/open.ts',
    find: 'if (this.#context.options.debug) console.debug',
    replace: 'console.debug',
  },
];

/** @param {string} id @returns {readonly [file: string, title: string]} the test that is to notice it */
function testOf(id) {
  const [file = '', title = ''] = DEFECTS.find((row) => row.id === id)?.test ?? [];
  return [file, title];
}

if (import.meta.main) {
  stopAllOnSignal();
  await runMain(async () => {
    const survived = await runMutants(
      DEFECT_MUTANTS.map(({ id, ...place }) => {
        const [file, title] = testOf(id);
        // a pattern, in which the title's placeholders stand for anything
        const pattern = title
          .split('%s')
          .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
          .join('.*');
        return {
          ...place,
          name: `${id.padEnd(3)}  ${title}`,
          package: PACKAGE,
          tests: [file.slice(PACKAGE.length + 1), '-t', pattern],
        };
      }),
    );
    return survived ? 1 : 0;
  });
}
