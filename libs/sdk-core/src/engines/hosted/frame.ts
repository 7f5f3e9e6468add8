import {
  CONNECT,
  HELLO,
  PROTOCOL_VERSION,
  readMessage,
  TO_SDK,
  type Connect,
  type Hello,
  type ToPage,
  type ToSdk,
} from '@ams-cashier/protocol';

/** No allow-top-navigation: the page asks, and only this SDK sends the shop's page somewhere. */
export const SANDBOX =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox';

/** A frame whose document has loaded says hello from its script; a browser's error page never does. */
const HELLO_AFTER_LOAD_MS = 2_500;
const PING_EVERY_MS = 2_000;
const DEAD_AFTER_MS = 6_500;

export interface FrameEvents {
  readonly connected: () => void;
  readonly message: (message: ToSdk) => void;
  readonly unreachable: () => void;
  readonly violation: (what: string) => void;
  readonly dead: () => void;
}

/** The iframe and the channel to the page in it. Only messages of its own window on its exact origin count. */
export class CashierFrame {
  readonly element: HTMLIFrameElement = document.createElement('iframe');
  readonly #origin: string;
  readonly #events: FrameEvents;
  #port: MessagePort | undefined;
  #loadTimer: ReturnType<typeof setTimeout> | undefined;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  /** When the page last said anything. */
  #heard = 0;
  #stopped = false;

  constructor(url: URL, events: FrameEvents) {
    this.#origin = url.origin;
    this.#events = events;
    const { element } = this;
    element.allow = 'payment';
    element.setAttribute('sandbox', SANDBOX);
    element.onload = () => {
      if (this.#port || this.#stopped) return;
      clearTimeout(this.#loadTimer);
      this.#loadTimer = setTimeout(() => this.#events.unreachable(), HELLO_AFTER_LOAD_MS);
    };
    addEventListener('message', this.#hello);
    element.src = url.href;
  }

  send(message: ToPage): void {
    this.#port?.postMessage(message);
  }

  stop(): void {
    this.#stopped = true;
    removeEventListener('message', this.#hello);
    clearTimeout(this.#loadTimer);
    clearInterval(this.#heartbeat);
    this.element.onload = null;
    if (this.#port) this.#port.onmessage = null;
    this.#port?.close();
    this.element.remove();
  }

  readonly #hello = (event: MessageEvent<unknown>): void => {
    const { source, origin } = event;
    const { contentWindow } = this.element;
    if (!contentWindow || source !== contentWindow || origin !== this.#origin || this.#port) return;
    const hello = event.data as Partial<Hello> | null;
    if (hello?.type !== HELLO) return;
    const { minVersion, maxVersion } = hello;
    if (typeof minVersion !== 'number' || typeof maxVersion !== 'number') {
      return this.#events.violation('a hello without versions');
    }
    const version = Math.min(maxVersion, PROTOCOL_VERSION);
    if (version < minVersion) {
      return this.#events.violation(
        `versions ${minVersion} to ${maxVersion} only, this SDK ${PROTOCOL_VERSION}; update the older of the two`,
      );
    }
    clearTimeout(this.#loadTimer);
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#read(data);
    const connect: Connect = { type: CONNECT, version };
    contentWindow.postMessage(connect, this.#origin, [port2]);
    this.#watch();
    this.#events.connected();
  };

  #read(data: unknown): void {
    const message = readMessage(TO_SDK, data);
    this.#heard = Date.now();
    if (message === 'violation') this.#events.violation('a message that is not a protocol message');
    else if (message) this.#events.message(message);
  }

  /** Counts only while the page is visible and awake: a sleeping tab is not a dead cashier. */
  #watch(): void {
    let ticked = (this.#heard = Date.now());
    this.#heartbeat = setInterval(() => {
      const now = Date.now();
      const slept = document.visibilityState !== 'visible' || now - ticked > 2 * PING_EVERY_MS;
      ticked = now;
      if (slept) this.#heard = now;
      else if (now - this.#heard > DEAD_AFTER_MS) return this.#events.dead();
      this.send({ type: 'ping', id: 0 });
    }, PING_EVERY_MS);
  }
}
