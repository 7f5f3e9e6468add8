import type { ScriptedRun } from './scripted-engine.ts';

/** How long `run()` waits, by a clock that a test's fake timers leave alone: shorter than the limit of any test runner. */
const WAIT_MS = 1_000;

const { setTimeout, clearTimeout } = globalThis;

interface Waiting {
  readonly resolve: (run: ScriptedRun) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Calls of `run()` that wait for the next run. */
export class RunQueue {
  #waiting: Waiting[] = [];
  #hasRefused = false;

  next(): Promise<ScriptedRun> {
    const run = new Promise<ScriptedRun>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((one) => one.timer !== timer);
        reject(new Error(this.#whyNothingRuns()));
      }, WAIT_MS);
      this.#waiting.push({ resolve, timer });
    });
    // whoever awaits it later learns of it then
    run.catch(() => undefined);
    return run;
  }

  started(run: ScriptedRun): void {
    this.#hasRefused = false;
    for (const { resolve, timer } of this.#waiting.splice(0)) {
      clearTimeout(timer);
      resolve(run);
    }
  }

  /** A session of another origin was opened. */
  refused(): void {
    this.#hasRefused = true;
  }

  #whyNothingRuns(): string {
    const cause = this.#hasRefused
      ? 'A checkout was opened with a session that is not of this script: use script.session().'
      : 'Call open(), or mount the component, before you await run(). Pass `engines: [script.engine]` to the client, and script.session() as session.';
    return `run() waited ${WAIT_MS} ms, and nothing was opened with this engine. ${cause}`;
  }
}
