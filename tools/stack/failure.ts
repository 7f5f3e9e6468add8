import { isStopping, stopAll, stopAllOnSignal } from './process.ts';

/** A reason to stop that is meant for the user: printed as it is, without a stack trace. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/**
 * Runs the main function of a command. Ctrl-C and SIGTERM stop every process that it started, and so does its end. A
 * Failure prints its message alone, any other error its stack trace too, since it is a defect.
 *
 * @param onStop called when a signal stops the command
 */
export async function runMain(main: () => Promise<void>, onStop?: () => void): Promise<void> {
  stopAllOnSignal(onStop);
  try {
    await main();
  } catch (error) {
    if (isStopping()) return;
    console.error(error instanceof Failure ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
  await stopAll();
}
