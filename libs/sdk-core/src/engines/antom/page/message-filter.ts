import { findCashier, findChallengeFrames, originOf, shadowWindow, windowOf } from './frame.ts';
import { asRecord, parseObject, asText, type UnknownRecord } from '../json.ts';

/** `drop`: Antom's SDK never hears of it. `data`: it hears this instead. */
export type Verdict = 'pass' | 'drop' | { readonly data: unknown };

export interface MessageHandler {
  /** The page in the frame says something. */
  heard(event: string, data: unknown): Verdict;
  /** The SDK has made its second frame. */
  frameShown(): void;
  /** The SDK says something to the page in the frame. */
  sent(event: string, data: unknown): void;
  dropped(why: string): void;
}

/**
 * Sits between Antom's SDK and its page. The SDK believes any window of the right origin that knows an id from a URL; here
 * a message counts only from the window of one of its own frames (rows S2 to S5), and one that would make it throw is dropped.
 */
export class MessageFilter {
  readonly #handler: MessageHandler;
  readonly #ours = new WeakSet<Event>();

  constructor(handler: MessageHandler) {
    this.#handler = handler;
    // in the capture phase, so before the SDK's own listener, whenever that is added
    window.addEventListener('message', this.#listen, true);
  }

  stop(): void {
    window.removeEventListener('message', this.#listen, true);
  }

  readonly #listen = (event: MessageEvent<unknown>): void => {
    const cashier = findCashier();
    if (!cashier || this.#ours.has(event)) return;
    const origin = originOf(cashier);
    // from any other origin the SDK itself takes nothing
    if (!origin || event.origin !== origin) return;
    const message = parseObject(event.data);
    const instanceId = new URL(cashier.src).searchParams.get('instanceId');
    if (message && message['instanceId'] !== instanceId) return;
    const frames = [cashier, ...findChallengeFrames()];
    const frame = frames.find((one) => windowOf(one) === event.source);
    const context = asRecord(message?.['context']);
    const name = asText(context['event']);
    if (!frame || !message || !name) {
      event.stopImmediatePropagation();
      const why = frame ? 'not a protocol message' : 'a message from another window';
      return this.#handler.dropped(`${why}${name ? ` (${name})` : ''}`);
    }
    this.#tap(frame, origin);
    const verdict = this.#handler.heard(name, context['data']);
    if (verdict === 'pass' && name !== 'popupWindow') return;
    event.stopImmediatePropagation();
    if (verdict === 'drop') return;
    const data = verdict === 'pass' ? context['data'] : verdict.data;
    this.#pass(event, { ...message, context: { ...context, data } });
    // the SDK has made its second frame in that call, and would post to it whatever its origin
    for (const modal of findChallengeFrames()) this.#tap(modal, origin);
    if (name === 'popupWindow') this.#handler.frameShown();
  };

  /** Hands the SDK the message synchronously. */
  #pass({ origin, source }: MessageEvent<unknown>, message: UnknownRecord): void {
    const passed = new MessageEvent('message', { data: JSON.stringify(message), origin, source });
    this.#ours.add(passed);
    window.dispatchEvent(passed);
  }

  /** Messages of the SDK go to this origin and no other, whatever target it names. */
  #tap(frame: HTMLIFrameElement, origin: string): void {
    shadowWindow(frame, (json) => {
      const context = asRecord(parseObject(json)?.['context']);
      const event = asText(context['event']);
      if (frame === findCashier() && event) this.#handler.sent(event, context['data']);
      if (originOf(frame) === origin) windowOf(frame)?.postMessage(json, origin);
    });
  }
}
