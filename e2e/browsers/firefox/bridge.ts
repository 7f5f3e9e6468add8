#!/usr/bin/env node
/**
 * Firefox as Playwright starts it: takes the same arguments, writes the same line, and passes WebDriver BiDi on, but for
 * two things that Playwright 1.65 and Firefox ESR 153 disagree about.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { WebSocketServer, type WebSocket as Client } from 'ws';
import { Pointer, type ActionsParams } from './pointer.ts';

/** Playwright counts from one; what the bridge asks for itself mustn't meet its numbers. */
const OWN_IDS_FROM = 1_000_000_000;

/** Playwright sends them for each page, and Firefox doesn't know them yet. What they set, the project's preferences set. */
const UNKNOWN_COMMANDS = ['emulation.setMediaFeaturesOverride'];

interface Command {
  readonly id: number;
  readonly method: string;
  readonly params: object;
}

/** Between one client and Firefox. */
async function join(client: Client, address: string): Promise<void> {
  const firefox = new WebSocket(address);
  const answers = new Map<number, (result: unknown) => void>();
  let lastId = OWN_IDS_FROM;

  const pass = (command: Command) => firefox.send(JSON.stringify(command));

  function ask(method: string, params: object): Promise<unknown> {
    const id = (lastId += 1);
    return new Promise((resolve) => {
      answers.set(id, resolve);
      pass({ id, method, params });
    });
  }

  const pointer = new Pointer(ask);
  // Playwright sends move, press and release at once
  let acted = Promise.resolve();

  function take(command: Command): void {
    const { id, method, params } = command;
    if (UNKNOWN_COMMANDS.includes(method)) {
      client.send(JSON.stringify({ type: 'success', id, result: {} }));
    } else if (method === 'input.performActions') {
      acted = acted.then(async () =>
        pass({ id, method, params: await pointer.redirect(params as ActionsParams) }),
      );
    } else {
      pass(command);
    }
  }

  firefox.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(data) as { readonly id?: number; readonly result?: unknown };
    const answer = id === undefined ? undefined : answers.get(id);
    if (!answer || id === undefined) return client.send(data);
    answers.delete(id);
    answer(result ?? {});
  });
  firefox.addEventListener('close', () => client.close());
  client.on('close', () => firefox.close());

  const opened = new Promise((resolve) => firefox.addEventListener('open', resolve));
  client.on('message', (data) => {
    const command = JSON.parse(String(data)) as Command;
    void opened.then(() => take(command));
  });
}

const [, , ...args] = process.argv;
const firefox = spawn(process.env['FIREFOX_PATH'] ?? 'firefox-esr', args, {
  stdio: ['ignore', 'inherit', 'pipe'],
});
createInterface({ input: firefox.stderr }).on('line', (line) => {
  const address = /WebDriver BiDi listening on (ws:\S+)/.exec(line)?.[1];
  if (!address) return process.stderr.write(`${line}\n`);
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (client) => void join(client, `${address}/session`));
  server.on('listening', () => {
    const { port } = server.address() as { readonly port: number };
    process.stderr.write(`WebDriver BiDi listening on ws://127.0.0.1:${port}\n`);
  });
});
firefox.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => firefox.kill(signal));
}
