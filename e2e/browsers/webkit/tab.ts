import { Place } from './locator.ts';
import { patiently } from './patience.ts';
import { WebDriverError, type Session } from './session.ts';
import type { Windows } from './windows.ts';

type Work = (argument: never) => unknown;

interface ApiResponse {
  ok(): boolean;
  status(): number;
  json(): Promise<unknown>;
}

/** A request of the test's own, beside the page. */
async function call(url: string, init?: RequestInit): Promise<ApiResponse> {
  const response = await fetch(url, init);
  return {
    ok: () => response.ok,
    status: () => response.status,
    json: () => response.json(),
  };
}

/** Playwright's page, as far as the tests that are played in WebKit use it: a window of the browser. */
export class Tab extends Place {
  readonly #session: Session;
  readonly #handle: string;
  readonly #windows: Windows;
  #address = 'about:blank';

  constructor(session: Session, handle: string, windows: Windows) {
    // a place is what a tab is, so it can't name itself before it is made
    super(undefined as never);
    Object.assign(this, { tab: this });
    this.#session = session;
    this.#handle = handle;
    this.#windows = windows;
  }

  readonly request = {
    get: (url: string) => call(url),
    post: (url: string, { data }: { readonly data: object }) =>
      call(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(data),
      }),
  };

  /** Does something in this window, at its page. WebDriver is in one window and one frame at a time. */
  inside<Result>(doing: (session: Session) => Promise<Result>): Promise<Result> {
    return this.#windows.inTurn(async () => {
      await this.#session.switchToWindow(this.#handle);
      await this.#session.switchToFrame(null);
      const result = await doing(this.#session);
      // a window may have closed itself
      this.#address = await this.#session.url().catch(() => this.#address);
      return result;
    });
  }

  goto = (url: string): Promise<void> => this.inside((session) => session.goto(url));
  reload = (): Promise<void> => this.inside((session) => session.reload());
  goBack = (): Promise<void> => this.inside((session) => session.back());
  close = (): Promise<void> =>
    this.#windows.inTurn(async () => {
      await this.#session.switchToWindow(this.#handle);
      await this.#session.closeWindow();
    });
  url = (): string => this.#address;

  evaluate = async (work: Work, argument?: unknown): Promise<unknown> => {
    // WebDriver has no undefined: an empty list stands for it
    const script = `${this.#windows.exposed}
      return Promise.resolve((${work})(arguments[0])).then((value) => value === undefined ? [] : [value]);`;
    const [value] = (await this.inside((session) => session.run(script, [argument]))) as unknown[];
    return value;
  };

  waitForFunction = (work: Work): Promise<void> =>
    patiently(`${work}`, async () => {
      if (!(await this.evaluate(work))) throw new WebDriverError('not yet', `${work} is falsy.`);
    });

  waitForURL = (pattern: RegExp): Promise<void> =>
    patiently(`the address ${pattern}`, async () => {
      await this.inside(async () => undefined);
      if (!pattern.test(this.#address)) throw new WebDriverError('not yet', this.#address);
    });

  exposeFunction = (name: string, listener: (...args: string[]) => void): Promise<void> =>
    this.#windows.expose(name, listener);

  context = (): Windows => this.#windows;

  async waitForEvent(event: string): Promise<void> {
    if (event !== 'close') throw new Error(`A window of WebKit tells of no "${event}".`);
    await patiently('the window to close', async () => {
      const handles = await this.#windows.inTurn(() => this.#session.windows());
      if (handles.includes(this.#handle)) throw new WebDriverError('not yet', 'It is open.');
    });
  }
}
