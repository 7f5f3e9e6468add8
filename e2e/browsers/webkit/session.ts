/** One WebKit browser, by the commands of W3C WebDriver. */

/** WebDriver's key of a reference to an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** So high that no page is scrolled: to click in a frame, WebKit 2.50 scrolls the frame, but not the page around it. */
export const WINDOW = { width: 1280, height: 2000 };

export interface ElementReference {
  readonly [ELEMENT]: string;
}

export class WebDriverError extends Error {
  /** WebDriver's, such as `no such element`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

async function command(url: string, method: string, body?: object): Promise<unknown> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { readonly value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { readonly error: string; readonly message: string };
  throw new WebDriverError(error, message);
}

export class Session {
  readonly #address: string;

  private constructor(address: string) {
    this.#address = address;
  }

  /** Starts a browser that knows nothing of earlier ones. */
  static async start(driver: string, binary: string): Promise<Session> {
    const options = { binary, args: ['--automation'] };
    const { sessionId } = (await command(`${driver}/session`, 'POST', {
      capabilities: {
        alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options },
      },
    })) as { readonly sessionId: string };
    const session = new Session(`${driver}/session/${sessionId}`);
    await session.#post('window/rect', { x: 0, y: 0, ...WINDOW });
    return session;
  }

  #get = (path: string) => command(`${this.#address}/${path}`, 'GET');
  #post = (path: string, body: object = {}) => command(`${this.#address}/${path}`, 'POST', body);

  async end(): Promise<void> {
    await command(this.#address, 'DELETE');
  }

  async goto(url: string): Promise<void> {
    await this.#post('url', { url });
  }

  async reload(): Promise<void> {
    await this.#post('refresh');
  }

  async back(): Promise<void> {
    await this.#post('back');
  }

  url = async (): Promise<string> => (await this.#get('url')) as string;
  window = async (): Promise<string> => (await this.#get('window')) as string;
  windows = async (): Promise<readonly string[]> =>
    (await this.#get('window/handles')) as readonly string[];

  async switchToWindow(handle: string): Promise<void> {
    await this.#post('window', { handle });
  }

  async closeWindow(): Promise<void> {
    await command(`${this.#address}/window`, 'DELETE');
  }

  /** `null`: the page itself. */
  async switchToFrame(id: ElementReference | null): Promise<void> {
    await this.#post('frame', { id });
  }

  /** Runs the body of a function in the frame that the session is in, and waits for what it promises. */
  run = (script: string, args: readonly unknown[] = []): Promise<unknown> =>
    this.#post('execute/sync', { script, args });

  async click(element: ElementReference): Promise<void> {
    await this.#post(`element/${element[ELEMENT]}/click`);
  }

  async type(element: ElementReference, text: string): Promise<void> {
    await this.#post(`element/${element[ELEMENT]}/value`, { text });
  }
}
