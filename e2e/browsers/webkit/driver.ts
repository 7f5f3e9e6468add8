import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePorts } from '@ams-cashier/tools/stack';
import { findWebKit } from '@ams-cashier/tools/stack/other-browsers';
import { Session, WINDOW } from './session.ts';

const START_MS = 20_000;
const RETRY_MS = 50;
/** The file descriptor on which Xvfb says which display it took. */
const DISPLAY_FD = 3;

/** WebKit's driver, on a screen of its own. It drives one browser at a time. */
export interface Driver {
  readonly address: string;
  startSession(): Promise<Session>;
  stop(): Promise<void>;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

async function startScreen(path: string): Promise<{ screen: ChildProcess; display: string }> {
  const screen = spawn(
    path,
    [
      '-displayfd',
      String(DISPLAY_FD),
      '-screen',
      '0',
      `${WINDOW.width}x${WINDOW.height}x24`,
      '-nolisten',
      'tcp',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const output = screen.stdio[DISPLAY_FD];
  if (!output) throw new Error('Xvfb has no output for its display.');
  const [number] = (await once(output, 'data')) as [Buffer];
  return { screen, display: `:${String(number).trim()}` };
}

export async function startDriver(): Promise<Driver> {
  const webkit = findWebKit();
  if (!webkit) throw new Error('There is no WebKitGTK here.');
  const { screen, display } = await startScreen(webkit.display);
  const [port = 0] = await findFreePorts(1);
  const driver = spawn(webkit.driver, [`--port=${port}`], {
    env: { ...process.env, DISPLAY: display },
    stdio: 'ignore',
  });
  const address = `http://127.0.0.1:${port}`;
  const until = Date.now() + START_MS;
  while (!(await fetch(`${address}/status`).catch(() => undefined))) {
    if (Date.now() > until) throw new Error(`WebKitWebDriver does not answer at ${address}.`);
    await sleep(RETRY_MS);
  }
  return {
    address,
    startSession: () => Session.start(address, webkit.browser),
    async stop() {
      await end(driver);
      await end(screen);
    },
  };
}
