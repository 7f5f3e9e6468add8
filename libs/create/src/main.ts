import { readFlags, USAGE, type Flags } from './flags.ts';
import { nextSteps } from './next-steps.ts';
import type { Wish } from './prompts.ts';
import { MISUSED, Refusal } from './refusal.ts';
import { VERSION, writeStarter } from './starter.ts';
import { targetOf } from './target.ts';
import { TEMPLATE_NAMES } from './templates.ts';

function wishOf({ folder, template, name }: Flags): Wish {
  if (folder === undefined)
    throw new Refusal(MISUSED, 'Name a folder, such as my-shop. See --help.');
  if (template === undefined) {
    throw new Refusal(
      MISUSED,
      `Name a template: --template ${TEMPLATE_NAMES.join(' | ')}. With npm, flags come after "--".`,
    );
  }
  return { target: targetOf(folder, name), template };
}

async function askFor(flags: Flags): Promise<Wish> {
  // most calls ask nothing, and start faster without it
  const { ask } = await import('./prompts.ts');
  return ask(flags, { input: process.stdin, output: process.stdout });
}

/** The command; returns its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const { stdin, stdout, stderr } = process;
  try {
    const flags = readFlags(argv);
    if (flags.help) stdout.write(USAGE);
    else if (flags.version) stdout.write(`${VERSION}\n`);
    else {
      const isComplete = flags.folder !== undefined && flags.template !== undefined;
      const canAsk = stdin.isTTY && stdout.isTTY && !process.env['CI'];
      const { target, template } = !isComplete && canAsk ? await askFor(flags) : wishOf(flags);
      writeStarter(template, target);
      stdout.write(`\nCreated ${target.name} (${template}) in ${target.path}.\n\n`);
      stdout.write(nextSteps(target, process.versions.node));
    }
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    stderr.write(`create-ams-cashier: ${error.message}\n`);
    return error.exitCode;
  }
}
