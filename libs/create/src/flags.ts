import { parseArgs } from 'node:util';
import { MISUSED, Refusal } from './refusal.ts';
import { isTemplate, TEMPLATE_NAMES, TEMPLATES, type TemplateName } from './templates.ts';

const LIST = TEMPLATE_NAMES.map((name) => `  ${name.padEnd(9)} ${TEMPLATES[name].title}`);

export const USAGE = `npm create @ams-cashier@latest [folder] -- [flags]

Creates a shop that takes payments with Antom. What is not given is asked for.

  --template <name>  one of the templates below
  --name <name>      the name in its package.json; by default, the folder's
  --help             show this text
  --version          show the version

Templates:
${LIST.join('\n')}
`;

export interface Flags {
  readonly folder?: string;
  readonly template?: TemplateName;
  readonly name?: string;
  readonly help: boolean;
  readonly version: boolean;
}

export function templateNamed(name: string): TemplateName {
  if (isTemplate(name)) return name;
  throw new Refusal(
    MISUSED,
    `There is no template "${name}". Choose one of ${TEMPLATE_NAMES.join(', ')}.`,
  );
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        template: { type: 'string', short: 't' },
        name: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
        version: { type: 'boolean', short: 'v', default: false },
      },
    });
  } catch (error) {
    const reason =
      error instanceof Error ? (error.message.split(/\.\s|\n/)[0] ?? '') : String(error);
    throw new Refusal(MISUSED, `${reason}. See --help.`);
  }
}

/** What the command line asks for; throws a Refusal. */
export function readFlags(argv: readonly string[]): Flags {
  const { values, positionals } = parse(argv);
  const [folder, ...rest] = positionals;
  if (rest.length > 0) {
    throw new Refusal(
      MISUSED,
      `One folder, not ${positionals.length}: ${positionals.join(', ')}. With npm, flags come after "--".`,
    );
  }
  if (folder?.trim() === '') throw new Refusal(MISUSED, 'The folder has no name.');
  const { help, version, template, name } = values;
  return {
    help,
    version,
    ...(folder !== undefined && { folder }),
    ...(template !== undefined && { template: templateNamed(template) }),
    ...(name !== undefined && { name }),
  };
}
