import { directionOf, languageTag, type Locale, type Product } from '@ams-cashier/protocol';
import type { LookUpdate } from '../../contract/checkout.ts';
import { CashierError } from '../../contract/error.ts';
import type { Appearance } from '../../contract/options.ts';
import { namesOf } from '../../texts/form-names.ts';
import type { FormNames, SurfaceText } from '../../texts/type.ts';
import { watchBackButton } from './back-button.ts';
import { SANDBOX } from './frame.ts';
import { keepInput } from './own-input.ts';
import { watchRemoval } from './removal.ts';
import { hasScrollBar, lockScroll } from './scroll-lock.ts';
import { surfaceStyle } from './style.ts';
import { windowOf } from './window-of.ts';

export interface SurfaceOptions {
  /** Inline in it; without it a popup. */
  readonly container: HTMLElement | undefined;
  /** Unknown while the shop is asked for the session. */
  readonly product: Product | undefined;
  readonly appearance: Appearance;
  readonly locale: string;
  /** Close button, Escape. */
  readonly onLeave: () => void;
  /** The page has taken the popup out, as routers do that replace the body. */
  readonly onRemoved: () => void;
}

/** What of them is known. */
type Words = Partial<Omit<SurfaceText, 'vaulting'>> & { readonly vaulting: Partial<FormNames> };

/** Names for screen readers until the language is there: a frame without a name is announced by its address. */
const UNTRANSLATED: Words = {
  close: 'Close',
  frame: 'Payment form',
  challenge: 'Confirm with your bank',
  vaulting: { frame: 'Card form' },
};

/** Two strokes; built node by node because Trusted Types allow no markup text. */
function cross(document: Document): SVGElement {
  const name = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(name, 'svg');
  const path = document.createElementNS(name, 'path');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', 'M4 4l12 12M16 4L4 16');
  svg.append(path);
  return svg;
}

/** What we draw in the shop's page: everything lives in shadow roots of ours and goes with them. */
export class Surface {
  #options: SurfaceOptions;
  /** That of the frame: it may be another one than this script's. */
  readonly #document: Document;
  /** Around the form or the popup, and around the bank's question: each has a shadow root. */
  readonly #hosts: HTMLElement[] = [];
  readonly #host: HTMLElement;
  readonly #body: HTMLElement;
  readonly #loading: HTMLElement;
  readonly #dialog: HTMLDialogElement | undefined;
  /** In the shop's language once its file has loaded; nothing waits for it. */
  #text: Words = UNTRANSLATED;
  #locale: Locale | undefined;
  #wanted: string | undefined;
  #appearance: Appearance = {};
  #challenge: HTMLDialogElement | undefined;
  /** Of each open dialog: the page behind may scroll again, and the back button goes back. */
  readonly #releases = new Map<HTMLDialogElement, () => void>();
  #unwatch: (() => void) | undefined;
  /** The page behind, when the popup was made. */
  readonly #hadScrollBar: boolean | undefined;
  #removed = false;

  constructor(options: SurfaceOptions, frame?: HTMLIFrameElement) {
    this.#options = options;
    this.#document = windowOf(frame ?? document.body).document;
    if (!options.container) requireDialogs(this.#document);
    this.#body = this.#element('div', { className: 'body waiting' });
    this.#loading = this.#element('p', { className: 'loading' });
    this.#loading.setAttribute('role', 'status');
    this.#body.append(...(this.#showsLoading ? [this.#loading] : []), ...(frame ? [frame] : []));
    if (options.container) {
      this.#host = this.#addHost(options.container, this.#body);
    } else {
      this.#hadScrollBar = hasScrollBar(windowOf(document.body));
      this.#dialog = this.#makeDialog(this.#body);
      this.#host = this.#addHost(document.body, this.#dialog);
      this.#unwatch = watchRemoval(this.#host, () => {
        this.#release();
        this.#options.onRemoved();
      });
    }
    this.update(options);
    if (this.#dialog && this.#showsLoading) this.#open(this.#dialog);
  }

  /** The cashier that this popup has waited for: it goes on in it, and hears what the shopper does. */
  adopt(options: SurfaceOptions, frame: HTMLIFrameElement): void {
    this.#options = options;
    this.#body.append(frame);
    this.#render();
  }

  /** The frame was moved and loads its page again. What a move takes away comes back with it. */
  showLoading(): void {
    this.hideChallenge();
    this.#body.classList.add('waiting');
    adoptStyle(this.#host);
  }

  /** The form can be used: the loading view gives way. Returns whether the shopper is to be taken into it. */
  showFrame(): boolean {
    this.#body.classList.remove('waiting');
    const dialog = this.#dialog;
    // not one who has moved on in the popup, and never out of the page around an inline cashier
    return (
      dialog !== undefined &&
      (this.#open(dialog) || this.#host.shadowRoot?.activeElement === dialog)
    );
  }

  update({ locale, appearance }: LookUpdate): void {
    // without its texts it still works
    if (locale) this.#speak(locale).catch(() => undefined);
    this.#appearance = { ...this.#appearance, ...appearance };
    this.#render();
  }

  /**
   * The issuer's page, nested in a page of the cashier's own origin. A second one replaces the first. It is no part of an inline
   * cashier's container: a shop hides that when a payment begins, in a tab or a closed <details>, and a modal dialog in it would
   * lock the page unseen.
   */
  showChallenge(url: string): void {
    this.hideChallenge();
    const frame = this.#element('iframe');
    frame.setAttribute('sandbox', SANDBOX);
    frame.allow = 'payment; publickey-credentials-get';
    frame.src = url;
    const dialog = this.#makeDialog(this.#element('div', { className: 'body' }, frame));
    dialog.classList.add('challenge');
    this.#challenge = dialog;
    const host = this.#addHost(windowOf(this.#host).document.body, dialog);
    this.#render();
    // with the cashier's own frame, nobody is left who would hear the bank's answer
    const watched = [this.#host, host];
    this.#open(dialog, ...watched.map((one) => watchRemoval(one, () => this.hideChallenge())));
  }

  /** Returns whether there was one. */
  hideChallenge(): boolean {
    const challenge = this.#challenge;
    if (!challenge) return false;
    this.#challenge = undefined;
    this.#close(challenge);
    this.#hosts.pop()?.remove();
    return true;
  }

  remove(): void {
    if (this.#removed) return;
    this.#removed = true;
    this.#unwatch?.();
    this.hideChallenge();
    this.#close(this.#dialog);
    this.#host.remove();
  }

  get #showsLoading(): boolean {
    return this.#options.appearance.showLoading !== false;
  }

  #element<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    properties: Partial<HTMLElementTagNameMap[Tag]> = {},
    ...children: Node[]
  ): HTMLElementTagNameMap[Tag] {
    const made = Object.assign(this.#document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  #addHost(parent: HTMLElement, content: HTMLElement): HTMLElement {
    const host = this.#element('div');
    host.attachShadow({ mode: 'open' }).append(content);
    if (content !== this.#body) host.dataset['popup'] = '';
    parent.append(host);
    adoptStyle(host);
    this.#hosts.push(host);
    return host;
  }

  /** Returns whether it was not open before. */
  #open(dialog: HTMLDialogElement, ...more: (() => void)[]): boolean {
    if (this.#releases.has(dialog)) return false;
    const releases = [
      lockScroll(windowOf(this.#host), this.#hadScrollBar),
      watchBackButton(() => this.#options.onLeave()),
      keepInput(dialog, () => this.#options.onLeave()),
      ...more,
    ];
    this.#releases.set(dialog, () => releases.forEach((release) => release()));
    dialog.showModal();
    // on the dialog itself: it is read out by its name, and no button seems chosen already
    dialog.focus();
    return true;
  }

  /** Before it is removed: that is what gives the focus back to where it was. */
  #close(dialog: HTMLDialogElement | undefined): void {
    if (!dialog) return;
    dialog.close();
    this.#releases.get(dialog)?.();
    this.#releases.delete(dialog);
  }

  /** The page is free again, whatever became of the dialogs. */
  #release(): void {
    for (const release of this.#releases.values()) release();
    this.#releases.clear();
  }

  #makeDialog(body: HTMLElement): HTMLDialogElement {
    const close = this.#element('button', { type: 'button' }, cross(this.#document));
    const header = this.#element('header', {}, this.#element('h2'), close);
    const dialog = this.#element('dialog', { tabIndex: -1 }, header, body);
    dialog.oncancel = (event) => {
      event.preventDefault();
      this.#options.onLeave();
    };
    // a browser may close it although `cancel` was prevented: what follows is for the open to say
    dialog.onclose = () => {
      if (!dialog.isConnected) return;
      dialog.showModal();
      this.#options.onLeave();
    };
    return dialog;
  }

  async #speak(wanted: string): Promise<void> {
    this.#wanted = wanted;
    const { speak } = await import('../../texts/speak.ts');
    const { locale, texts } = await speak(wanted);
    // another one may be wanted by now
    if (this.#wanted !== wanted) return;
    this.#locale = locale;
    this.#text = texts.surface;
    this.#render();
  }

  /** Colours, language and names. */
  #render(): void {
    const { themeType = 'auto', accentColor } = this.#appearance;
    for (const host of this.#hosts) {
      host.dataset['theme'] = themeType;
      if (accentColor) host.style.setProperty('--accent', accentColor);
      if (!this.#locale) continue;
      host.lang = languageTag(this.#locale);
      host.dir = directionOf(this.#locale);
    }
    const { close, challenge } = this.#text;
    const { title, loading = '', frame } = namesOf(this.#text, this.#options.product);
    this.#loading.textContent = loading;
    const parts = [
      [this.#body, undefined, frame],
      [this.#dialog, title, frame],
      [this.#challenge, challenge, challenge],
    ] as const;
    for (const [part, name = '', frameName = ''] of parts) {
      const iframe = part?.querySelector('iframe');
      if (iframe) iframe.title = frameName;
      part?.querySelector('h2')?.replaceChildren(name);
      part?.querySelector('button')?.setAttribute('aria-label', close ?? '');
      if (part !== this.#body) part?.setAttribute('aria-label', name || frameName);
    }
  }
}

function adoptStyle(host: HTMLElement): void {
  (host.shadowRoot as ShadowRoot).adoptedStyleSheets = [surfaceStyle(windowOf(host))];
}

/** Before anything is drawn, so that nothing is left of it. */
function requireDialogs(document: Document): void {
  if ('showModal' in document.createElement('dialog')) return;
  throw new CashierError('engine_failed', {
    message: 'There is no <dialog> here that can be shown: jsdom has none, nor have old browsers.',
    suggestion:
      'In tests without a browser, use the scripted cashier of @ams-cashier/core/testing.',
  });
}
