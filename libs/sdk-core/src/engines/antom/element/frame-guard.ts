import { isRefusedHere } from '../../../contract/top-page.ts';
import { asRecord, asText, parseObject } from '../json.ts';
import { findChallengeFrames, originOf, shadowWindow, windowOf } from '../page/frame.ts';
import { readRedirect, withoutQuery } from '../redirect.ts';

/** Where the pages of Antom's newer products are. */
export const PRODUCT_ORIGIN = 'https://checkout.antom.com';

export interface GuardListener {
  /** The page sends the shopper to this address. */
  redirects(url: string): void;
  redirectRefused(message: string): void;
  /** The page asks the SDK to remove its frame. */
  destroys(): void;
  dropped(why: string): void;
}

/** What `AMSCheckoutPage` would believe of any window, and `AMSElement` of any window of Antom's origin. */
function isForOfficial(data: unknown): boolean {
  const message = parseObject(data);
  if (!message) return false;
  const event = asText(asRecord(message['context'])['event']) ?? '';
  const code = asText(message['code']) ?? '';
  return (
    message['name'] === 'APP_TO_SDK' ||
    message['name'] === 'APP_TO_APP' ||
    event.startsWith('onRedirect') ||
    code.startsWith('SDK_PAYMENT')
  );
}

/**
 * Sits between Antom's SDK and the frames of one container: a message that looks like one of its page counts only from the window
 * of such a frame and from Antom's origin, and what is sent to them goes to that origin. Messages of others are not touched.
 */
export class FrameGuard {
  readonly #place: HTMLElement;
  readonly #listener: GuardListener;

  constructor(place: HTMLElement, listener: GuardListener) {
    this.#place = place;
    this.#listener = listener;
    // in the capture phase of window, so before the SDK's own listener, whenever that is added
    window.addEventListener('message', this.#listen, true);
  }

  stop(): void {
    window.removeEventListener('message', this.#listen, true);
  }

  get frame(): HTMLIFrameElement | null {
    return this.#place.querySelector('iframe');
  }

  /** Messages of the SDK go to the origin of the frame and no other, whatever target it names. */
  tap(): void {
    for (const frame of this.#frames()) {
      const origin = originOf(frame);
      if (origin) shadowWindow(frame, (json) => windowOf(frame)?.postMessage(json, origin));
    }
  }

  #frames(): HTMLIFrameElement[] {
    return [...this.#place.querySelectorAll('iframe'), ...findChallengeFrames()];
  }

  readonly #listen = (event: MessageEvent<unknown>): void => {
    if (!isForOfficial(event.data)) return;
    const frame = this.#frames().find((one) => windowOf(one) === event.source);
    if (!frame || event.origin !== originOf(frame) || event.origin !== PRODUCT_ORIGIN) {
      event.stopImmediatePropagation();
      return this.#listener.dropped(`a message of another window (${event.origin})`);
    }
    this.tap();
    const { event: name, data } = asRecord(asRecord(parseObject(event.data))['context']);
    if (name === 'onDestroy') return this.#listener.destroys();
    if (!asText(name)?.startsWith('onRedirect')) return;
    const redirect = readRedirect(data);
    const isRefused =
      !redirect || (URL.canParse(redirect.url) && isRefusedHere(new URL(redirect.url)));
    if (!isRefused) return this.#listener.redirects(withoutQuery(redirect.url));
    event.stopImmediatePropagation();
    this.#listener.redirectRefused(
      redirect
        ? 'This page is in a frame of another page, where a wallet may refuse to load. Open it in a tab of its own.'
        : "The redirect URL of Antom's page is missing, or is neither https nor an app's.",
    );
  };
}
