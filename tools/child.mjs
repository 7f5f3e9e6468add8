import { spawn } from 'node:child_process';

/**
 * Processes that we start, each in a group of its own, so that stopping one stops what it started in turn.
 * Whatever happens to us, none outlives us.
 */

const TAIL_LINES = 15;
const GRACE_MS = 5_000;

/** @type {Set<Child>} */
const living = new Set();

/**
 * @typedef {object} Child
 * @property {number | undefined} pid
 * @property {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} ended never rejects
 * @property {() => boolean} running
 * @property {() => string} output everything it has written so far
 * @property {() => string} tail the last lines of that
 * @property {(signal: NodeJS.Signals) => void} signal to the whole group
 * @property {() => Promise<void>} stop asks it to end; after five seconds it has to
 */

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean }} [options] show: pass its output on
 * @returns {Child}
 */
export function startChild(command, args, { cwd, env = process.env, show = false } = {}) {
  const child = spawn(command, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let running = true;
  /** @param {NodeJS.ReadableStream | null} from @param {NodeJS.WriteStream} to */
  const collect = (from, to) =>
    from?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
      if (show) to.write(text);
    });
  collect(child.stdout, process.stdout);
  collect(child.stderr, process.stderr);

  /** @type {Child['ended']} */
  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      output += `${error.message}\n`;
      resolve({ code: 127, signal: null });
    });
    child.once('close', (code, signal) => resolve({ code, signal }));
  }).then((end) => {
    running = false;
    living.delete(self);
    return /** @type {Awaited<Child['ended']>} */ (end);
  });

  /** @type {Child} */
  const self = {
    pid: child.pid,
    ended,
    running: () => running,
    output: () => output,
    tail: () => output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n'),
    signal(signal) {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, signal);
      } catch {
        // the group is gone already
      }
    },
    async stop() {
      self.signal('SIGTERM');
      const force = setTimeout(() => self.signal('SIGKILL'), GRACE_MS);
      await ended;
      clearTimeout(force);
      // its own children may have stayed behind
      self.signal('SIGKILL');
    },
  };
  living.add(self);
  return self;
}

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Parameters<typeof startChild>[2] & { limit?: number }} [options] limit in ms
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function run(command, args, options = {}) {
  const child = startChild(command, args, options);
  let late = false;
  const timer =
    options.limit === undefined
      ? undefined
      : setTimeout(() => {
          late = true;
          void child.stop();
        }, options.limit);
  const { code, signal } = await child.ended;
  clearTimeout(timer);
  const note = late
    ? `\nStopped: not done after ${options.limit} ms.`
    : signal
      ? `\n${signal}`
      : '';
  return { code: late ? 124 : (code ?? 1), output: child.output() + note };
}

process.on('exit', () => {
  for (const child of living) child.signal('SIGKILL');
});

/** @returns {Promise<void>} when all that we started has ended */
export async function stopAll() {
  await Promise.all([...living].map((child) => child.stop()));
}

let stopping = false;

/** Whether a signal stops us: then a child that ends is no news. */
export const isStopping = () => stopping;

/**
 * Ctrl-C and SIGTERM stop everything; a second one doesn't wait.
 * @param {() => void} [say] called once, at the first
 */
export function stopAllOnSignal(say) {
  for (const [signal, code] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])) {
    process.on(signal, () => {
      if (stopping) process.exit(code);
      stopping = true;
      say?.();
      void stopAll().then(() => process.exit(code));
    });
  }
}
