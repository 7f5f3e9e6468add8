import type { Readable, Writable } from 'node:stream';
import { isCancel, select, text } from '@clack/prompts';
import type { Flags } from './flags.ts';
import { CANCELLED, Refusal } from './refusal.ts';
import { targetOf, type Target } from './target.ts';
import { TEMPLATE_NAMES, TEMPLATES, type TemplateName } from './templates.ts';

export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
}

export interface Wish {
  readonly target: Target;
  readonly template: TemplateName;
}

const DEFAULT_FOLDER = 'my-shop';

function answered<Value>(answer: Value | symbol): Value {
  if (isCancel(answer)) throw new Refusal(CANCELLED, 'Cancelled. Nothing was written.');
  return answer;
}

/** What is wrong with a folder, for the prompt to say. */
function problemOf(folder: string, name: string | undefined): string | undefined {
  try {
    targetOf(folder, name);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

/** Asks for what the command line doesn't say. */
export async function ask({ folder, template, name }: Flags, terminal: Terminal): Promise<Wish> {
  const chosenFolder =
    folder ??
    answered(
      await text({
        ...terminal,
        message: 'Where should the shop be created?',
        placeholder: DEFAULT_FOLDER,
        defaultValue: DEFAULT_FOLDER,
        validate: (typed) => problemOf(typed?.trim() || DEFAULT_FOLDER, name),
      }),
    ).trim();
  // before the next question, which would be asked in vain
  const target = targetOf(chosenFolder, name);
  const chosenTemplate =
    template ??
    answered(
      await select<TemplateName>({
        ...terminal,
        message: 'Which framework?',
        options: TEMPLATE_NAMES.map((value) => ({ value, label: TEMPLATES[value].title })),
      }),
    );
  return { target, template: chosenTemplate };
}
