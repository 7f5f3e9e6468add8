import type { FormWords } from './words.ts';

const CARD = '4054 6957 2310 0768';

interface Presses {
  readonly pay: () => void;
  readonly approve: () => void;
  readonly reject: () => void;
}

function button(text: string, press: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', press);
  return element;
}

/** What a shopper would see, in short: a test card, a button, the bank's question, the end. */
export class DemoForm {
  readonly element = document.createElement('div');
  readonly #text = document.createElement('p');
  readonly #pay: HTMLButtonElement;
  readonly #approve: HTMLButtonElement;
  readonly #reject: HTMLButtonElement;
  readonly #words: FormWords;

  constructor(words: FormWords, { pay, approve, reject }: Presses) {
    this.#words = words;
    this.element.className = 'demo-form';
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', words.name);
    this.#text.setAttribute('role', 'status');
    this.#pay = button(words.pay, pay);
    this.#approve = button(words.approve, approve);
    this.#reject = button(words.reject, reject);
    const card = document.createElement('p');
    card.className = 'demo-card';
    card.textContent = `${words.card} ${CARD}`;
    this.element.append(card, this.#text, this.#pay, this.#approve, this.#reject);
    this.#show('pay', '');
  }

  press(): void {
    this.#pay.click();
  }

  focus(): void {
    this.#pay.focus();
  }

  wait(): void {
    this.#show('nothing', this.#words.paying);
  }

  ask(): void {
    this.#show('answers', this.#words.question);
    this.#approve.focus();
  }

  decline(): void {
    this.#show('pay', this.#words.declined);
    this.#pay.focus();
  }

  end(outcome: string): void {
    this.#show('nothing', outcome === 'paid' ? this.#words.paid : this.#words.ended);
  }

  #show(what: 'pay' | 'answers' | 'nothing', text: string): void {
    this.#text.textContent = text;
    this.#pay.hidden = what !== 'pay';
    this.#approve.hidden = this.#reject.hidden = what !== 'answers';
  }
}
