import {
  METHOD_NAMES,
  type DeviceWalletType,
  type SessionState,
  type WalletForm,
  type WalletType,
} from '@ams-cashier/protocol';
import { element } from '../dom/element.ts';
import type { Texts, WalletProblem } from '../texts/type.ts';

export type WalletVisit = NonNullable<SessionState['wallet']>;

export interface WalletEvents {
  readonly submit: () => void;
  /** The shopper follows the link to the wallet. It opens in a new window unless `preventDefault` is called. */
  readonly followLink: (event: Event) => void;
}

/** Paying with a wallet: first what will happen and the button, then the link or code that leads to the wallet. */
export class WalletPanel {
  readonly element: HTMLElement;
  readonly #intro = element('p');
  readonly #button = element('button', { type: 'button', class: 'pay' });
  readonly #problem = element('p', { class: 'notice', role: 'alert', hidden: '' });
  readonly #code = element('div', { class: 'code', hidden: '' });
  readonly #scan = element('p', { class: 'scan', hidden: '' });
  readonly #link = element('a', {
    class: 'pay',
    target: '_blank',
    rel: 'noopener',
    hidden: '',
  });
  #type: WalletType | DeviceWalletType = 'ALIPAY_CN';
  #form: WalletForm | undefined;
  #visit: WalletVisit | undefined;
  #shownProblem: WalletProblem | undefined;
  #texts: Texts;

  constructor(texts: Texts, events: WalletEvents) {
    this.#texts = texts;
    this.#button.addEventListener('click', events.submit);
    this.#link.addEventListener('click', events.followLink);
    this.element = element(
      'section',
      { class: 'wallet' },
      this.#problem,
      this.#intro,
      this.#code,
      this.#scan,
      this.#button,
      this.#link,
    );
  }

  /** @param form undefined: the wallet of a device, whose sheet says what will happen */
  choose(type: WalletType | DeviceWalletType, form: WalletForm | undefined): void {
    this.#type = type;
    this.#form = form;
    this.#shownProblem = undefined;
    this.render(this.#texts);
  }

  showButton(shown: boolean): void {
    this.#button.classList.toggle('unseen', !shown);
  }

  lock(locked: boolean): void {
    this.#button.setAttribute('aria-disabled', String(locked));
  }

  /** Why the wallet can't be opened; undefined: no problem. */
  showProblem(problem: WalletProblem | undefined): void {
    this.#shownProblem = problem;
    this.render(this.#texts);
  }

  /** The wallet's page that waits for the shopper; undefined: none any more. */
  showLink(visit: WalletVisit | undefined): void {
    if (visit?.url === this.#visit?.url) return;
    this.#visit = visit;
    this.#code.replaceChildren();
    if (visit) {
      this.#type = visit.type;
      this.#form = visit.form;
      this.#link.href = visit.url;
      if (visit.form === 'qr') void this.#draw(visit.url);
    } else {
      this.#shownProblem = undefined;
    }
    this.render(this.#texts);
  }

  focus(): void {
    (this.#visit ? this.#link : this.#button).focus();
  }

  render(texts: Texts): void {
    this.#texts = texts;
    const name = METHOD_NAMES[this.#type];
    const isVisiting = this.#visit !== undefined;
    this.#intro.textContent = this.#form ? texts.walletIntro[this.#form](name) : '';
    this.#button.textContent = texts.continueWith(name);
    this.#button.hidden = isVisiting;
    this.#intro.hidden = isVisiting || !this.#form;
    this.#link.hidden = !isVisiting;
    this.#link.textContent = texts.openWallet(name);
    this.#scan.hidden = this.#code.hidden = this.#visit?.form !== 'qr';
    this.#scan.textContent = texts.scan(name);
    this.#code.firstElementChild?.setAttribute('aria-label', texts.qrCode(name));
    this.#problem.hidden = !this.#shownProblem;
    this.#problem.textContent = this.#shownProblem ? texts.walletProblems[this.#shownProblem] : '';
  }

  async #draw(url: string): Promise<void> {
    // if the code fails to load, the link below leads there too
    const loaded = await import('./qr-code.ts').catch(() => undefined);
    if (!loaded || this.#visit?.url !== url) return;
    const code = loaded.qrCode(url);
    code.setAttribute('role', 'img');
    this.#code.replaceChildren(code);
    this.render(this.#texts);
  }
}
