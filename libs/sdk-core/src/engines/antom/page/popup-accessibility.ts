import type { Product } from '@ams-cashier/protocol';
import { namesOf } from '../../../texts/form-names.ts';
import type { SurfaceText } from '../../../texts/type.ts';
import { findCashier, findChallengeFrames } from './frame.ts';

const CONTAINER = 'ams-component-container';
const RETENTION = 'ams-component-retention';

interface PopupTraits {
  readonly popup: boolean;
  readonly product: Product;
  readonly locale: string;
  readonly leave: () => void;
}

/**
 * What Antom's popup lacks (row E8): titles on its frames, the dialog role, focus that moves in, stays in and comes back, and
 * Escape, which presses the popup's own close button, so that the popup can ask the shopper to confirm. A dialog of the page
 * that the popup was opened from doesn't hear it: it would close with everything in it.
 */
export class PopupAccessibility {
  readonly #popup: boolean;
  readonly #product: Product;
  #texts: SurfaceText | undefined;
  readonly #leave: () => void;
  readonly #hadFocus = document.activeElement;
  #hasFocus = false;

  constructor({ popup, product, locale, leave }: PopupTraits) {
    this.#popup = popup;
    this.#product = product;
    this.#leave = leave;
    // English if that language fails to load; if both fail, its frames have no title, as without us
    this.#speak(locale).catch(() => undefined);
    if (!popup) return;
    // before all listeners of the page but its own on the window
    window.addEventListener('keydown', this.#onKey, true);
    document.addEventListener('focusin', this.#onFocus, true);
  }

  async #speak(locale: string): Promise<void> {
    const { speak } = await import('../../../texts/speak.ts');
    this.#texts = (await speak(locale)).texts.surface;
    this.apply();
  }

  /** Call it after anything that may have added a frame. */
  apply(): void {
    if (!this.#texts) return;
    const { challenge } = this.#texts;
    const { frame } = namesOf(this.#texts, this.#product);
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
    this.#topFrame()?.focus();
  }

  stop(): void {
    window.removeEventListener('keydown', this.#onKey, true);
    document.removeEventListener('focusin', this.#onFocus, true);
    if (this.#hasFocus && this.#hadFocus instanceof HTMLElement) this.#hadFocus.focus();
  }

  /** The frame on top, which takes the keys. */
  #topFrame(): HTMLElement | null {
    return findChallengeFrames().at(-1) ?? findCashier();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // the popup may be gone when the key is let go
    window.addEventListener('keyup', keepEscape, { capture: true, once: true });
    const remain = document.getElementById(`${RETENTION}-remain`);
    const asks = document.getElementById(RETENTION)?.classList.contains(`${RETENTION}-show`);
    if (asks) remain?.dispatchEvent(press());
    else this.#leave();
  };

  readonly #onFocus = ({ target }: FocusEvent): void => {
    if (!this.#hasFocus || !(target instanceof Element)) return;
    if (target.closest('[id^="ams-component-"], [class*="ams-popup"]')) return;
    this.#topFrame()?.focus();
  };
}

function keepEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.stopImmediatePropagation();
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
