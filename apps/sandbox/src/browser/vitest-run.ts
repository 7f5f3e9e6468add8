/** Commands of Vitest's browser mode, which the plugin carries out. */
import * as context from 'vitest/browser';

type Command = (name: string, args: readonly unknown[]) => Promise<unknown>;

// only the package of the provider has the types of it
const { commands } = context as unknown as {
  readonly commands: Readonly<Record<string, Command | undefined>>;
};

export function runCommand(
  command: string,
  name: string,
  args: readonly unknown[],
): Promise<unknown> {
  const found = commands[command];
  if (!found) throw new Error('plugins of your Vitest configuration: sandbox() is missing.');
  return found(name, args);
}
