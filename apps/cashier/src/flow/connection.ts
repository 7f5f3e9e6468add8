import {
  CONNECT,
  HELLO,
  PROTOCOL_VERSION,
  readMessage,
  TO_PAGE,
  WARM,
  type Connect,
  type Hello,
  type ToPage,
  type ToSdk,
} from '@ams-cashier/protocol';
import { randomId } from './random-id.ts';

const HELLO_INTERVAL_MS = 250;
const MAX_HELLOS = 20;

/** The channel to the SDK in the window that frames this page. */
export class Connection {
  readonly #window: Window;
  readonly #receive: (message: ToPage) => void;
  #port: MessagePort | undefined;
  #helloTimer: ReturnType<typeof setInterval> | undefined;
  readonly #token = randomId();

  constructor(window: Window, receive: (message: ToPage) => void) {
    this.#window = window;
    this.#receive = receive;
  }

  /**
   * The SDK may start to listen after this page has loaded (a preloaded frame), so the hello is repeated. A second one
   * does no harm: the SDK counts only the first. The target is `*` because the parent's origin is not known yet, and
   * because the message holds no secret: `frame-ancestors` decides who may frame the page, and everything that matters
   * goes over the port.
   */
  startHandshake(): void {
    this.#window.addEventListener('message', this.#handleConnect);
    const hello: Hello = {
      type: HELLO,
      minVersion: PROTOCOL_VERSION,
      maxVersion: PROTOCOL_VERSION,
      capabilities: ['card', 'challenge'],
      token: this.#token,
    };
    let count = 0;
    const sendHello = () => {
      this.#window.parent.postMessage(hello, '*');
      count += 1;
      if (count === MAX_HELLOS) clearInterval(this.#helloTimer);
    };
    this.#helloTimer = setInterval(sendHello, HELLO_INTERVAL_MS);
    sendHello();
  }

  /** To whoever preloads it, who then takes the frame away. It holds no secret. */
  announceWarm(): void {
    this.#window.parent.postMessage({ type: WARM }, '*');
  }

  send(message: ToSdk): void {
    this.#port?.postMessage(message);
  }

  /**
   * Only the parent window can connect, once, with one port. So can a script of another window of the parent's origin (the
   * frame may lie in a document that the shop has opened or framed): it proves by the token that it hears what the parent
   * hears. Anything else is ignored: there is no port to report it on.
   */
  readonly #handleConnect = ({ source, data, ports }: MessageEvent<unknown>): void => {
    const connect = data as Partial<Connect> | null;
    const [port] = ports;
    if (connect?.type !== CONNECT) return;
    if (source !== this.#window.parent && connect.token !== this.#token) return;
    if (connect.version !== PROTOCOL_VERSION || !port || ports.length !== 1) return;
    this.#window.removeEventListener('message', this.#handleConnect);
    clearInterval(this.#helloTimer);
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<unknown>) => this.#read(data);
  };

  #read(data: unknown): void {
    const message = readMessage(TO_PAGE, data);
    if (message === 'violation') {
      this.send({
        type: 'log',
        code: 'page_message_broken',
        message: 'The page ignored a message that violates the protocol.',
      });
    } else if (message) {
      this.#receive(message);
    }
  }
}
