import type { CheckoutUpdate } from '../checkout.ts';
import type { Appearance } from '../options.ts';
import { lockScroll } from './scroll-lock.ts';
import { surfaceStyle } from './style.ts';
import { surfaceText, type SurfaceText } from './text.ts';

export interface SurfaceOptions {
  /** Inline in it; without it a popup. */
  readonly container: HTMLElement | undefined;
  readonly appearance: Appearance;
  readonly locale: string;
  /** Close button, Escape. */
  readonly onLeave: () => void;
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: Node[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** Two strokes; built node by node because Trusted Types allow no markup text. */
function cross(): SVGElement {
  const name = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(name, 'svg');
  const path = document.createElementNS(name, 'path');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', 'M4 4l12 12M16 4L4 16');
  svg.append(path);
  return svg;
}

/** What we draw in the shop's page: everything lives in one shadow root and goes with it. */
export class Surface {
  readonly #options: SurfaceOptions;
  readonly #host = element('div');
  readonly #root = this.#host.attachShadow({ mode: 'open' });
  readonly #body = element('div', { className: 'body waiting' });
  readonly #loading = element('p', { className: 'loading' });
  readonly #dialog: HTMLDialogElement | undefined;
  readonly #release: (() => void) | undefined;
  #text: SurfaceText;
  #challenge: HTMLDialogElement | undefined;
  #removed = false;

  constructor(options: SurfaceOptions, frame: HTMLIFrameElement) {
    this.#options = options;
    this.#text = surfaceText(options.locale);
    this.#root.adoptedStyleSheets = [surfaceStyle()];
    this.#loading.setAttribute('role', 'status');
    this.#body.append(...(this.#showsLoading ? [this.#loading] : []), frame);
    if (options.container) {
      this.#root.append(this.#body);
      options.container.append(this.#host);
    } else {
      this.#dialog = this.#makeDialog(this.#body);
      document.body.append(this.#host);
      if (this.#showsLoading) this.#dialog.showModal();
      this.#release = lockScroll();
    }
    this.update(options);
  }

  /** The form can be used: the loading view gives way. */
  showFrame(): void {
    this.#body.classList.remove('waiting');
    if (this.#dialog && !this.#dialog.open) this.#dialog.showModal();
  }

  update({ locale, appearance }: CheckoutUpdate): void {
    if (locale) this.#text = surfaceText(locale);
    const { title, loading, frame, challenge } = this.#text;
    this.#loading.textContent = loading;
    const iframe = this.#body.querySelector('iframe');
    if (iframe) iframe.title = frame;
    this.#name(this.#dialog, title);
    this.#name(this.#challenge, challenge);
    if (!appearance) return;
    const { themeType = 'auto', accentColor } = appearance;
    this.#host.dataset['theme'] = themeType;
    if (accentColor) this.#host.style.setProperty('--accent', accentColor);
  }

  /** The issuer's page, nested in a page of the cashier's own origin. A second one replaces the first. */
  showChallenge(url: string): void {
    this.hideChallenge();
    const frame = element('iframe', { src: url, title: this.#text.challenge });
    this.#challenge = this.#makeDialog(element('div', { className: 'body' }, frame));
    this.#challenge.classList.add('challenge');
    this.#name(this.#challenge, this.#text.challenge);
    this.#challenge.showModal();
  }

  hideChallenge(): void {
    const challenge = this.#challenge;
    this.#challenge = undefined;
    challenge?.close();
    challenge?.remove();
  }

  remove(): void {
    if (this.#removed) return;
    this.#removed = true;
    this.hideChallenge();
    // closing before removing is what gives the focus back to where it was
    this.#dialog?.close();
    this.#host.remove();
    this.#release?.();
  }

  get #showsLoading(): boolean {
    return this.#options.appearance.showLoading !== false;
  }

  #makeDialog(body: HTMLElement): HTMLDialogElement {
    const close = element('button', { type: 'button', onclick: this.#options.onLeave }, cross());
    const header = element('header', {}, element('h2'), close);
    const dialog = element('dialog', {}, header, body);
    dialog.oncancel = (event) => {
      event.preventDefault();
      this.#options.onLeave();
    };
    // a browser may close it although `cancel` was prevented
    dialog.onclose = () => {
      if (!this.#removed && (dialog === this.#dialog || dialog === this.#challenge)) {
        this.#options.onLeave();
      }
    };
    this.#root.append(dialog);
    return dialog;
  }

  #name(dialog: HTMLDialogElement | undefined, title: string): void {
    dialog?.setAttribute('aria-label', title);
    dialog?.querySelector('h2')?.replaceChildren(title);
    dialog?.querySelector('button')?.setAttribute('aria-label', this.#text.close);
  }
}
