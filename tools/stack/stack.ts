import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure.ts';
import {
  addressesOf,
  findFreePortsForParts,
  PART_NAMES,
  PARTS,
  type Addresses,
  type PartName,
  type Ports,
  type StackSettings,
} from './parts.ts';
import { startProcess, type RunningProcess } from './process.ts';

/** They are started before the shops, in this order: the shops' server asks the sandbox for its keys. */
const SERVERS: readonly PartName[] = ['sandbox', 'merchant'];

const READY_LIMIT_MS = 30_000;
const READY_INTERVAL_MS = 100;

export interface StackOptions {
  /** By default, free ones. */
  readonly ports?: Ports;
  /** The parts to start; by default, all. */
  readonly only?: readonly PartName[];
  /** Folder of the databases; without it they are in memory. */
  readonly data?: string;
  readonly merchantEnv?: Readonly<Record<string, string>>;
  /** Further flags of the sandbox. */
  readonly sandboxArgs?: readonly string[];
}

export interface Stack {
  readonly addresses: Addresses;
  /** What its parts were started with. */
  readonly settings: StackSettings;
  /** Resolves with the reason when a part ends that nobody stopped. */
  readonly crashed: Promise<string>;
  /** Starts a part that was killed; resolves when it answers. */
  start(name: PartName): Promise<void>;
  /** SIGKILL: the part can't clean up. */
  kill(name: PartName): Promise<void>;
  /** Everything that the running parts have written. */
  output(): string;
  stop(): Promise<void>;
}

/**
 * Starts the parts in their order and waits until each answers. If one doesn't, none is left running.
 *
 * @example
 * const stack = await startStack({ only: ['sandbox', 'merchant'] });
 * await fetch(`${stack.addresses.sandbox}/healthz`);
 * await stack.stop();
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const { only = PART_NAMES, data, merchantEnv = {}, sandboxArgs = [] } = options;
  const ports = options.ports ?? (await findFreePortsForParts());
  // Antom's keys reach the shops' server alone, and only if the caller passes them
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('ANTOM_')),
  );
  const addresses = addressesOf(ports);
  const shops = only.filter((name) => !SERVERS.includes(name));
  const settings: StackSettings = { ports, addresses, shops, data, merchantEnv, sandboxArgs };
  const processes = new Map<PartName, RunningProcess>();
  let crash: (reason: string) => void = () => {};
  const crashed = new Promise<string>((resolve) => {
    crash = resolve;
  });

  async function start(name: PartName) {
    const part = PARTS[name];
    const child = startProcess(process.execPath, part.args(settings), {
      cwd: part.cwd,
      env: { ...env, ...part.env(settings) },
    });
    processes.set(name, child);
    await waitForAnswer(part.title, `${addresses[name]}${part.ready}`, child);
    void child.ended.then(({ code, signal }) => {
      if (processes.get(name) !== child) return;
      crash(`${part.title} ended (${signal ?? `exit code ${code}`}):\n${child.tail()}`);
    });
  }

  async function stop() {
    const all = [...processes.values()];
    processes.clear();
    await Promise.all(all.map((child) => child.stop()));
  }

  try {
    for (const name of SERVERS.filter((name) => only.includes(name))) await start(name);
    await Promise.all(shops.map(start));
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    addresses,
    settings,
    crashed,
    start,
    async kill(name) {
      const child = processes.get(name);
      processes.delete(name);
      child?.signal('SIGKILL');
      await child?.ended;
    },
    output: () => [...processes.values()].map((child) => child.output()).join('\n'),
    stop,
  };
}

/**
 * Waits until a process answers at an address. Our own loop instead of wait-on: that can't be cancelled when the process
 * ends first, so its polling would keep us alive for the rest of the limit, and it doesn't say what the last answer was.
 *
 * @param title of what is waited for, at the start of a message
 */
export async function waitForAnswer(
  title: string,
  url: string,
  child: RunningProcess,
): Promise<string> {
  const end = Date.now() + READY_LIMIT_MS;
  let last = 'no connection';
  while (Date.now() < end) {
    if (!child.running()) throw new Failure(`${title} ended before it answered:\n${child.tail()}`);
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      if (response.ok) return await response.text();
      last = `HTTP ${response.status}`;
    } catch (error) {
      last = error instanceof Error ? String(error.cause ?? error.message) : String(error);
    }
    await sleep(READY_INTERVAL_MS);
  }
  throw new Failure(
    `${title} did not answer at ${url} within ${READY_LIMIT_MS / 1000} s (${last}). Its last lines:\n${child.tail()}`,
  );
}
