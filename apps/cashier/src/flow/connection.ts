import {
  CONNECT,
  HELLO,
  PROTOCOL_VERSION,
  readMessage,
  TO_PAGE,
  type Connect,
  type Hello,
  type ToPage,
  type ToSdk,
} from '@ams-cashier/protocol';

const HELLO_EVERY_MS = 250;
const HELLOS = 20;

/** The channel to the SDK in the window that frames this page. */
export class Connection {
  readonly #window: Window;
  readonly #receive: (message: ToPage) => void;
  #port: MessagePort | undefined;
  #greeting: ReturnType<typeof setInterval> | undefined;

  constructor(window: Window, receive: (message: ToPage) => void) {
    this.#window = window;
    this.#receive = receive;
  }

  /**
   * The SDK may begin to listen after this page has loaded (a preloaded frame), so the hello is repeated; a second one
   * does no harm, for the SDK counts only the first. Its target is `*` because nobody has said yet who the parent is,
   * and because nothing in it is worth hiding: who may frame the page at all is decided by its frame-ancestors, and
   * everything that counts goes over the port.
   */
  greet(): void {
    this.#window.addEventListener('message', this.#accept);
    const hello: Hello = {
      type: HELLO,
      minVersion: PROTOCOL_VERSION,
      maxVersion: PROTOCOL_VERSION,
      capabilities: ['card', 'challenge'],
    };
    let said = 0;
    const say = () => {
      this.#window.parent.postMessage(hello, '*');
      said += 1;
      if (said === HELLOS) clearInterval(this.#greeting);
    };
    this.#greeting = setInterval(say, HELLO_EVERY_MS);
    say();
  }

  send(message: ToSdk): void {
    this.#port?.postMessage(message);
  }

  /** Only the parent window can connect, once, with one port. There is nobody yet to tell about anything else. */
  readonly #accept = ({ source, data, ports }: MessageEvent<unknown>): void => {
    const connect = data as Partial<Connect> | null;
    const [port] = ports;
    if (source !== this.#window.parent || connect?.type !== CONNECT) return;
    if (connect.version !== PROTOCOL_VERSION || !port || ports.length !== 1) return;
    this.#window.removeEventListener('message', this.#accept);
    clearInterval(this.#greeting);
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<unknown>) => this.#read(data);
  };

  #read(data: unknown): void {
    const message = readMessage(TO_PAGE, data);
    if (message === 'violation') {
      this.send({
        type: 'log',
        code: 'page_message_broken',
        message: 'The page got a message that breaks its protocol and ignored it.',
      });
    } else if (message) {
      this.#receive(message);
    }
  }
}
