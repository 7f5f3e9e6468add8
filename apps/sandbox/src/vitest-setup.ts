/** Vitest's browser mode, in the page, before each file of tests: follows the checkouts that the tests open. */
import type { RecordedCheckout } from '@ams-cashier/protocol';
import { afterEach, type TestContext } from 'vitest';
import { installRecorder, RECORDER } from './browser/page-recorder.ts';
import { untilHeard } from './browser/until-heard.ts';
import { COMMAND } from './browser/vitest-command.ts';

type RunCommand = (command: string, name: string, args: readonly unknown[]) => Promise<unknown>;

function titleOf({ file, suite, name }: TestContext['task']): string {
  const names = [name];
  for (let outer = suite; outer; outer = outer.suite) names.unshift(outer.name);
  return [file.name, ...names].join(' › ');
}

/** The plugin gets the checkouts of each test that has failed. */
function recordFailures(runCommand: RunCommand): void {
  const checkouts = new Map<string, RecordedCheckout>();
  const page = globalThis as unknown as Record<string, unknown>;
  page[RECORDER.binding] = (checkout: RecordedCheckout) => {
    checkouts.set(checkout.traceId, checkout);
  };
  installRecorder(RECORDER);

  afterEach(async ({ task }) => {
    const read = () => {
      dispatchEvent(new Event(RECORDER.tellNow));
      return [...checkouts.values()];
    };
    const first = read();
    const failed = task.result?.state === 'fail' && !task.fails;
    if (failed && first.length > 0) {
      const title = titleOf(task);
      const isLate = async (seen: readonly RecordedCheckout[]) =>
        (await runCommand(COMMAND.isBehind, title, seen)) === true;
      // without its sandbox there is nothing to wait for
      const heard = await untilHeard(first, async () => read(), isLate).catch(read);
      await runCommand(COMMAND.record, title, heard);
    }
    checkouts.clear();
  });
}

// a project without a browser may inherit the plugin, and has no commands: importing them throws there
const commands = await import('./browser/vitest-run.ts').catch(() => undefined);
if (commands) recordFailures(commands.runCommand);
