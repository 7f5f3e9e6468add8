import { parseArgs, type ParseArgsConfig } from 'node:util';

type Flags<Config extends ParseArgsConfig> = ReturnType<typeof parseArgs<Config>>;

/** The flags of a command. A wrong one ends it with the reason and the flags that there are, without a stack trace. */
export function readFlags<const Config extends ParseArgsConfig>(config: Config): Flags<Config> {
  try {
    return parseArgs(config);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node goes on with advice about positional arguments
    const [reason] = error.message.split('. To specify');
    const known = Object.entries(config.options ?? {}).map(([name, { type }]) =>
      type === 'boolean' ? `--${name}` : `--${name} <value>`,
    );
    console.error(`${reason}. The flags are: ${known.join(', ')}.`);
    process.exit(1);
  }
}
