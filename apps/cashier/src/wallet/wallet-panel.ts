import {
  WALLETS,
  type SessionState,
  type WalletForm,
  type WalletType,
} from '@ams-cashier/protocol';
import { element } from '../dom/element.ts';
import type { Texts, WalletProblem } from '../texts/type.ts';

export type WalletStop = NonNullable<SessionState['wallet']>;

export interface WalletEvents {
  readonly submit: () => void;
  /** The shopper follows the link to the wallet. It opens beside this page; `preventDefault` keeps it from that. */
  readonly follow: (event: Event) => void;
}

/** Paying with a wallet: what will happen and the button, then where the shopper is awaited. */
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
  #type: WalletType = 'ALIPAY_CN';
  #form: WalletForm = 'redirect';
  #stop: WalletStop | undefined;
  #said: WalletProblem | undefined;
  #texts: Texts;

  constructor(texts: Texts, events: WalletEvents) {
    this.#texts = texts;
    this.#button.addEventListener('click', events.submit);
    this.#link.addEventListener('click', events.follow);
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

  choose(type: WalletType, form: WalletForm): void {
    this.#type = type;
    this.#form = form;
    this.#said = undefined;
    this.say(this.#texts);
  }

  showButton(shown: boolean): void {
    this.#button.classList.toggle('unseen', !shown);
  }

  lock(locked: boolean): void {
    this.#button.setAttribute('aria-disabled', String(locked));
  }

  /** Why it can't be gone to; undefined: it can. */
  showProblem(problem: WalletProblem | undefined): void {
    this.#said = problem;
    this.say(this.#texts);
  }

  /** Where the shopper is awaited; undefined: nowhere any more. */
  showLink(stop: WalletStop | undefined): void {
    if (stop?.url === this.#stop?.url) return;
    this.#stop = stop;
    this.#code.replaceChildren();
    if (stop) {
      this.#type = stop.type;
      this.#form = stop.form;
      this.#link.href = stop.url;
      if (stop.form === 'qr') void this.#draw(stop.url);
    } else {
      this.#said = undefined;
    }
    this.say(this.#texts);
  }

  focus(): void {
    (this.#stop ? this.#link : this.#button).focus();
  }

  say(texts: Texts): void {
    this.#texts = texts;
    const { name } = WALLETS[this.#type];
    const isThere = this.#stop !== undefined;
    this.#intro.textContent = texts.walletIntro[this.#form](name);
    this.#button.textContent = texts.continueWith(name);
    this.#intro.hidden = this.#button.hidden = isThere;
    this.#link.hidden = !isThere;
    this.#link.textContent = texts.openWallet(name);
    this.#scan.hidden = this.#code.hidden = this.#stop?.form !== 'qr';
    this.#scan.textContent = texts.scan(name);
    this.#code.firstElementChild?.setAttribute('aria-label', texts.qrCode(name));
    this.#problem.hidden = !this.#said;
    this.#problem.textContent = this.#said ? texts.walletProblems[this.#said] : '';
  }

  async #draw(url: string): Promise<void> {
    // the link below leads there too, if the code can't be fetched
    const loaded = await import('./qr-code.ts').catch(() => undefined);
    if (!loaded || this.#stop?.url !== url) return;
    const code = loaded.qrCode(url);
    code.setAttribute('role', 'img');
    this.#code.replaceChildren(code);
    this.say(this.#texts);
  }
}
