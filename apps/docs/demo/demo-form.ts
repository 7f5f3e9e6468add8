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

  constructor({ pay, approve, reject }: Presses) {
    this.element.className = 'demo-form';
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', 'Cashier');
    this.#text.setAttribute('role', 'status');
    this.#pay = button('Pay $12.00', pay);
    this.#approve = button('Approve', approve);
    this.#reject = button('Reject', reject);
    const card = document.createElement('p');
    card.className = 'demo-card';
    card.textContent = `Visa test card ${CARD}`;
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
    this.#show('nothing', 'Paying…');
  }

  ask(): void {
    this.#show('answers', 'Your bank asks: do you approve this payment?');
    this.#approve.focus();
  }

  decline(): void {
    this.#show('pay', 'Your bank declined the payment. Try another card.');
    this.#pay.focus();
  }

  end(outcome: string): void {
    this.#show('nothing', outcome === 'paid' ? 'Paid. Thank you.' : 'This payment has ended.');
  }

  #show(what: 'pay' | 'answers' | 'nothing', text: string): void {
    this.#text.textContent = text;
    this.#pay.hidden = what !== 'pay';
    this.#approve.hidden = this.#reject.hidden = what !== 'answers';
  }
}
