/** The shops' server as a large shop runs it: several instances on one PostgreSQL, behind a balancer. */
import { startPostgres, type PostgresOptions } from '../database/postgres.ts';
import { startBalancer } from './balancer.ts';
import { PARTS, type StackSettings } from './parts.ts';
import { findFreePorts } from './ports.ts';
import { startProcess, type RunningProcess } from './process.ts';
import { waitForAnswer } from './stack.ts';

export interface ScaledMerchantOptions {
  readonly settings: StackSettings;
  readonly instances: number;
  readonly postgres?: PostgresOptions;
}

export interface ScaledMerchant {
  /** `postgres://…` */
  readonly databaseUrl: string;
  /** Origins of the instances. */
  readonly instances: readonly string[];
  /** Resolves with the reason when an instance ends that nobody stopped. */
  readonly crashed: Promise<string>;
  /** SIGKILL. */
  kill(index: number): Promise<void>;
  start(index: number): Promise<void>;
  /** SIGKILL, and the same database again. */
  restartDatabase(pause: () => Promise<unknown>): Promise<void>;
  output(): string;
  stop(): Promise<void>;
}

/** Listens at the address of the shops' server in `settings`. */
export async function startScaledMerchant({
  settings,
  instances: count,
  postgres: options = {},
}: ScaledMerchantOptions): Promise<ScaledMerchant> {
  const { title, ready, cwd, host, args, env } = PARTS.merchant;
  const postgres = await startPostgres(options);
  const ports = await findFreePorts(count);
  const instances = ports.map((port) => `http://${host}:${port}`);
  const running = new Map<number, RunningProcess>();
  const outputs: string[] = [];
  let crash: (reason: string) => void = () => {};
  const crashed = new Promise<string>((resolve) => {
    crash = resolve;
  });

  async function start(index: number): Promise<void> {
    const child = startProcess(process.execPath, args(settings), {
      cwd,
      env: {
        // Antom's keys reach it only if the caller passes them
        ...Object.fromEntries(
          Object.entries(process.env).filter(([name]) => !name.startsWith('ANTOM_')),
        ),
        ...env(settings),
        PORT: String(ports[index]),
        DATABASE_URL: postgres.url,
      },
    });
    running.set(index, child);
    void child.ended.then(({ code, signal }) => {
      outputs.push(child.output());
      if (running.get(index) !== child) return;
      crash(
        `instance ${index + 1} of ${title} ended (${signal ?? `exit code ${code}`}):\n${child.tail()}`,
      );
    });
    await waitForAnswer(`instance ${index + 1} of ${title}`, `${instances[index]}${ready}`, child);
  }

  async function end(index: number, finish: (child: RunningProcess) => Promise<unknown>) {
    const child = running.get(index);
    running.delete(index);
    if (child) await finish(child);
  }

  async function stop(): Promise<void> {
    balancer?.close();
    await Promise.all([...running.keys()].map((index) => end(index, (child) => child.stop())));
    await postgres.stop();
  }

  let balancer: Awaited<ReturnType<typeof startBalancer>> | undefined;
  try {
    await Promise.all(instances.map((_, index) => start(index)));
    const port = settings.ports.merchant;
    balancer = await startBalancer({ port, host, instances, ready: '/readyz' });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    databaseUrl: postgres.url,
    instances,
    crashed,
    start,
    kill: (index) =>
      end(index, async (child) => {
        child.signal('SIGKILL');
        await child.ended;
      }),
    async restartDatabase(pause) {
      await postgres.kill();
      await pause();
      await postgres.start();
    },
    output: () => [...outputs, ...[...running.values()].map((child) => child.output())].join('\n'),
    stop,
  };
}
