import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { patiently } from './patience.ts';
import { WebDriverError, type Session } from './session.ts';
import { Tab } from './tab.ts';

/** Playwright's context, as far as the tests that are played in WebKit use it: all windows of one browser. */
export class Windows {
  readonly #session: Session;
  readonly #known = new Set<string>();
  readonly #servers: Server[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  /** Puts what the test exposes into a page. */
  exposed = '';

  private constructor(session: Session) {
    this.#session = session;
  }

  static async open(session: Session): Promise<{ windows: Windows; tab: Tab }> {
    const windows = new Windows(session);
    const handle = await session.window();
    windows.#known.add(handle);
    return { windows, tab: new Tab(session, handle, windows) };
  }

  browser = () => ({ browserType: () => ({ name: () => 'webkit' }) });

  /** A session is in one window and one frame at a time, so what is done in it is done one after the other. */
  inTurn<Result>(doing: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(doing);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async waitForEvent(event: string): Promise<Tab> {
    if (event !== 'page') throw new Error(`The windows of WebKit tell of no "${event}".`);
    return patiently('a window that opens', async () => {
      const handles = await this.inTurn(() => this.#session.windows());
      const opened = handles.find((handle) => !this.#known.has(handle));
      if (!opened) throw new WebDriverError('not yet', 'No window has opened.');
      this.#known.add(opened);
      return new Tab(this.#session, opened, this);
    });
  }

  /** Pages call a function of the test's: by a request, so that what one says last arrives when it leaves. */
  async expose(name: string, listener: (...args: string[]) => void): Promise<void> {
    const server = createServer(async (request, response) => {
      listener(...(JSON.parse(await text(request)) as string[]));
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.#servers.push(server);
    const { port } = server.address() as AddressInfo;
    this.exposed += `window.${name} = (...args) =>
      void navigator.sendBeacon('http://127.0.0.1:${port}/', JSON.stringify(args));`;
  }

  async close(): Promise<void> {
    await this.inTurn(() => this.#session.end());
    for (const server of this.#servers) {
      server.close();
      server.closeAllConnections();
    }
  }
}
