import { constants } from 'node:os';
import { execa } from 'execa';

/**
 * Child processes, each in a process group of its own, so that stopping one stops its descendants too. None outlives
 * this process.
 */

const TAIL_LINES = 15;
const GRACE_MS = 5_000;
const NOT_FOUND = 127;
const TIMED_OUT = 124;

export interface ProcessOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Passes the output on to this process's own. */
  readonly show?: boolean;
  /** Milliseconds after which it is stopped. */
  readonly limit?: number;
  /** The user that it runs as; only root may choose another one. */
  readonly owner?: { readonly uid: number; readonly gid: number };
}

export interface ProcessEnd {
  readonly code: number;
  readonly signal: NodeJS.Signals | undefined;
  readonly output: string;
}

export interface RunningProcess {
  /** Resolves when it has ended; never rejects. */
  readonly ended: Promise<ProcessEnd>;
  running(): boolean;
  /** Everything it has written so far, to both streams. */
  output(): string;
  /** The last lines of its output. */
  tail(): string;
  /** Sends a signal to the whole group. */
  signal(signal: NodeJS.Signals): void;
  /** Asks it to end, and forces it to after five seconds. */
  stop(): Promise<void>;
}

const running = new Set<RunningProcess>();

/** The last lines of a text. */
export const tailOf = (text: string) => text.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');

/** Starts a process. */
export function startProcess(
  command: string,
  args: readonly string[],
  { cwd, env = process.env, show = false, limit, owner }: ProcessOptions = {},
): RunningProcess {
  const child = execa(command, args, {
    ...(cwd !== undefined && { cwd }),
    env,
    extendEnv: false,
    stdin: 'ignore',
    stdout: show ? ['pipe', 'inherit'] : 'pipe',
    stderr: show ? ['pipe', 'inherit'] : 'pipe',
    reject: false,
    buffer: false,
    killDescendants: true,
    forceKillAfterDelay: GRACE_MS,
    ...(limit !== undefined && { timeout: limit }),
    ...owner,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const self: RunningProcess = {
    ended: child.then((result) => {
      running.delete(self);
      // descendants that ignored the signal, or that outlived their parent
      child.kill('SIGKILL');
      if (result.timedOut) {
        output += `\nStopped: not done after ${limit} ms.`;
        return { code: TIMED_OUT, signal: undefined, output };
      }
      if (result.exitCode === undefined && result.signal === undefined) {
        output += `${result.originalMessage ?? result.shortMessage}\n`;
        return { code: NOT_FOUND, signal: undefined, output };
      }
      if (result.signal) output += `\n${result.signal}`;
      return {
        code: result.exitCode ?? 128 + constants.signals[result.signal ?? 'SIGTERM'],
        signal: result.signal,
        output,
      };
    }),
    running: () => running.has(self),
    output: () => output,
    tail: () => tailOf(output),
    signal: (signal) => void child.kill(signal),
    async stop() {
      child.kill('SIGTERM');
      await self.ended;
    },
  };
  running.add(self);
  return self;
}

/** Runs a command to its end. */
export function run(
  command: string,
  args: readonly string[],
  options?: ProcessOptions,
): Promise<ProcessEnd> {
  return startProcess(command, args, options).ended;
}

process.on('exit', () => {
  for (const child of running) child.signal('SIGKILL');
});

/** Stops every process that is still running. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((child) => child.stop()));
}

let stopping = false;

/** Whether a signal is stopping this process; then it is no news that its children end. */
export const isStopping = () => stopping;

/**
 * Ctrl-C and SIGTERM stop everything.
 *
 * @param onStop called once, before the processes are stopped
 */
export function stopAllOnSignal(onStop?: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // a terminal sends the signal to the group, and the parent process may send it again
      if (stopping) return;
      stopping = true;
      onStop?.();
      void stopAll().then(() => process.exit(128 + constants.signals[signal]));
    });
  }
}
