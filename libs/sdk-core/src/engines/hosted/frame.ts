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
import { windowOf } from './window-of.ts';

/** No allow-top-navigation: the page asks, and only this SDK sends the shop's page somewhere. */
export const SANDBOX =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox';

/** A frame whose document has loaded says hello from its script; a browser's error page never does. */
const HELLO_AFTER_LOAD_MS = 2_500;
const PING_EVERY_MS = 2_000;
const DEAD_AFTER_MS = 6_500;

export interface FrameEvents {
  /** Again when the frame was moved: that loads its page again. */
  readonly connected: () => void;
  readonly message: (message: ToSdk) => void;
  readonly unreachable: () => void;
  readonly violation: (what: string) => void;
  readonly dead: () => void;
}

/** The iframe and the channel to the page in it. Only messages of its own window on its exact origin count. */
export class CashierFrame {
  readonly element: HTMLIFrameElement;
  /** The one whose messages are heard: that of the document with the frame in it. */
  #view: Window;
  readonly #origin: string;
  readonly #events: FrameEvents;
  #port: MessagePort | undefined;
  /** Of the document that is connected. */
  #token: string | undefined;
  #loadTimer: ReturnType<typeof setTimeout> | undefined;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  /** When the page last said anything. */
  #heard = 0;
  #stopped = false;

  constructor(url: URL, events: FrameEvents, view: Window = window) {
    this.#origin = url.origin;
    this.#events = events;
    this.#view = view;
    const element = (this.element = view.document.createElement('iframe'));
    element.allow = 'payment';
    // focus-trap passes over a frame without it, in a shop's own modal (docs/guide/accessibility.md)
    element.tabIndex = 0;
    element.setAttribute('sandbox', SANDBOX);
    element.onload = () => {
      if (this.#stopped) return;
      // it was moved to another window
      this.#listen(windowOf(element));
      if (this.#port) return;
      clearTimeout(this.#loadTimer);
      this.#loadTimer = setTimeout(() => this.#events.unreachable(), HELLO_AFTER_LOAD_MS);
    };
    this.#listen(view);
    element.src = url.href;
  }

  #listen(view: Window): void {
    this.#view.removeEventListener('message', this.#hello);
    this.#view = view;
    view.addEventListener('message', this.#hello);
  }

  send(message: ToPage): void {
    this.#port?.postMessage(message);
  }

  stop(): void {
    this.#stopped = true;
    this.#view.removeEventListener('message', this.#hello);
    clearTimeout(this.#loadTimer);
    this.element.onload = null;
    this.#disconnect();
    this.element.remove();
  }

  #disconnect(): void {
    clearInterval(this.#heartbeat);
    if (this.#port) this.#port.onmessage = null;
    this.#port?.close();
  }

  readonly #hello = (event: MessageEvent<unknown>): void => {
    const { source, origin } = event;
    const { contentWindow } = this.element;
    if (!contentWindow || source !== contentWindow || origin !== this.#origin) return;
    const hello = event.data as Partial<Hello> | null;
    if (hello?.type !== HELLO) return;
    const { minVersion, maxVersion, token } = hello;
    // a page repeats its hello until it is answered
    if (this.#port && token === this.#token) return;
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
    this.#disconnect();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#token = token;
    port1.onmessage = ({ data }) => this.#read(data);
    const connect: Connect = { type: CONNECT, version, ...(token !== undefined && { token }) };
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
      const slept =
        this.#view.document.visibilityState !== 'visible' || now - ticked > 2 * PING_EVERY_MS;
      ticked = now;
      if (slept) this.#heard = now;
      else if (now - this.#heard > DEAD_AFTER_MS) return this.#events.dead();
      this.send({ type: 'ping', id: 0 });
    }, PING_EVERY_MS);
  }
}
