/** Exit codes: the starter can't be created there; the command line is wrong; the user has given up, as by Ctrl+C. */
export const FAILED = 1;
export const MISUSED = 2;
export const CANCELLED = 130;

/** Why there is no starter. Its message is for the user. */
export class Refusal extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}
