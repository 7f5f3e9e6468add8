import { speak } from '../../../texts/say.ts';
import type { SurfaceText } from '../../../texts/type.ts';
import { findCashier, findChallengeFrames } from './frame.ts';

const CONTAINER = 'ams-component-container';
const RETENTION = 'ams-component-retention';

/**
 * What Antom's popup lacks (row E8): a title on its frames, the role of a dialog, focus that goes in, stays and comes back,
 * and Escape. Its own close button is pressed for that, so that it asks whatever it wants to ask.
 */
export class PopupAccessibility {
  readonly #popup: boolean;
  #texts: Pick<SurfaceText, 'frame' | 'challenge'> | undefined;
  readonly #leave: () => void;
  readonly #hadFocus = document.activeElement;
  #hasFocus = false;

  constructor({ popup, locale, leave }: { popup: boolean; locale: string; leave: () => void }) {
    this.#popup = popup;
    this.#leave = leave;
    // English comes if that language can't; if neither does, its frames have no title, as without us
    speak(locale).then(
      ({ texts }) => {
        this.#texts = texts.surface;
        this.apply();
      },
      () => undefined,
    );
    if (!popup) return;
    document.addEventListener('keydown', this.#onKey, true);
    document.addEventListener('focusin', this.#onFocus, true);
  }

  /** After anything that may have added a frame. */
  apply(): void {
    if (!this.#texts) return;
    const { frame, challenge } = this.#texts;
    const cashier = findCashier();
    if (cashier) cashier.title = frame;
    for (const modal of findChallengeFrames()) {
      modal.title = challenge;
      asDialog(modal.parentElement, challenge);
    }
    if (!this.#popup) return;
    asDialog(document.getElementById(CONTAINER), frame);
    asDialog(document.getElementById(RETENTION), '', `${RETENTION}-title`);
  }

  focus(): void {
    this.#hasFocus = true;
    this.#inmost()?.focus();
  }

  stop(): void {
    document.removeEventListener('keydown', this.#onKey, true);
    document.removeEventListener('focusin', this.#onFocus, true);
    if (this.#hasFocus && this.#hadFocus instanceof HTMLElement) this.#hadFocus.focus();
  }

  /** The part of it that is on top, and takes the keys. */
  #inmost(): HTMLElement | null {
    return findChallengeFrames().at(-1) ?? findCashier();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    const remain = document.getElementById(`${RETENTION}-remain`);
    const asks = document.getElementById(RETENTION)?.classList.contains(`${RETENTION}-show`);
    if (asks) remain?.dispatchEvent(press());
    else this.#leave();
  };

  readonly #onFocus = ({ target }: FocusEvent): void => {
    if (!this.#hasFocus || !(target instanceof Element)) return;
    if (target.closest('[id^="ams-component-"], [class*="ams-popup"]')) return;
    this.#inmost()?.focus();
  };
}

/** The popup's own button: it asks the shopper whatever its page wants to have asked. */
export const findCloseButton = (): HTMLElement | null =>
  document.getElementById('asm-component-close-block');

export const pressCloseButton = (): void => void findCloseButton()?.dispatchEvent(press());

/** Its buttons listen to `touchend` on a phone and to `click` elsewhere. */
function press(): Event {
  const phone = /Android|iPhone|iPad|iPod|Mobile/.test(navigator.userAgent);
  return new Event(phone ? 'touchend' : 'click', { bubbles: true, cancelable: true });
}

function asDialog(element: HTMLElement | null, label: string, labelledBy = ''): void {
  if (!element) return;
  element.setAttribute('role', 'dialog');
  element.setAttribute('aria-modal', 'true');
  if (labelledBy) element.setAttribute('aria-labelledby', labelledBy);
  else element.setAttribute('aria-label', label);
}
