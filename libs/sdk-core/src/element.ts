/** The custom element `<ams-cashier>`. Importing this registers nothing, and works on a server. */
import type { Cashier } from './client/client.ts';
import {
  ELEMENT_EVENTS,
  type AmsCashierElement,
  type AmsCashierEventMap,
  type AmsCashierProperties,
  type ElementCommands,
} from './component/ams-cashier-element.ts';
import { createComponentController, type ComponentController } from './component/controller.ts';
import { createLook } from './component/look.ts';
import { isLoading } from './component/snapshot.ts';
import type { CheckoutSnapshot } from './contract/checkout.ts';

export type { AmsCashierElement, AmsCashierEventMap, AmsCashierProperties };

const DEFAULTS: AmsCashierProperties = {
  session: undefined,
  sessionKey: undefined,
  display: 'popup',
  appearance: undefined,
  locale: undefined,
  open: false,
};
const NAMES = Object.keys(DEFAULTS) as (keyof AmsCashierProperties)[];

/** For what is text in HTML, and `open`, which is there or not. */
const ATTRIBUTES = {
  session: 'session',
  'session-key': 'sessionKey',
  display: 'display',
  locale: 'locale',
  open: 'open',
} as const;

/** Made when it is asked for: a server has no HTMLElement to extend. */
function createElementClass(client: Cashier) {
  return class AmsCashier extends HTMLElement {
    static client = client;
    static readonly observedAttributes = Object.keys(ATTRIBUTES);
    static {
      for (const name of NAMES) {
        Object.defineProperty(this.prototype, name, {
          configurable: true,
          enumerable: true,
          get: function (this: AmsCashier) {
            return this.#properties[name];
          },
          set: function (this: AmsCashier, value: unknown) {
            this.#set(name, value);
          },
        });
      }
    }

    /** Stays, though a later registration may bring another one for the elements after it. */
    readonly #client = AmsCashier.client;
    readonly #properties = { ...DEFAULTS };
    readonly #container = document.createElement('div');
    readonly #slots = ['', 'loading', 'error', 'cashier'].map((name) =>
      Object.assign(document.createElement('slot'), { name }),
    );
    readonly #controller = createComponentController({
      output: (name, detail) => {
        if (name === 'openChange') this.#set('open', detail);
        this.dispatchEvent(new CustomEvent(ELEMENT_EVENTS[name], { detail }));
      },
    });
    #isPlaced = false;
    #isChanged = false;

    readonly submit: ElementCommands['submit'] = (data) => this.#apply().submit(data);
    readonly validate: ElementCommands['validate'] = () => this.#apply().validate();
    readonly update: ElementCommands['update'] = (change) => this.#apply().update(change);
    readonly retry: ElementCommands['retry'] = () => this.#apply().retry();
    readonly close: ElementCommands['close'] = () => this.#apply().close();

    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).append(...this.#slots);
      this.#slots[0]?.addEventListener('click', () => this.#set('open', true));
      // a child, not in the shadow root, where Antom's SDK would not find it
      this.#container.slot = 'cashier';
      this.#controller.subscribe(() => this.#render());
      for (const name of NAMES) {
        // set before the element was defined, it would hide the accessor
        const early = Object.getOwnPropertyDescriptor(this, name);
        if (early && Reflect.deleteProperty(this, name)) this.#set(name, early.value);
      }
    }

    get state(): CheckoutSnapshot {
      return this.#controller.getSnapshot();
    }

    connectedCallback(): void {
      if (this.#container.parentNode !== this) this.append(this.#container);
      if (this.#isPlaced) return this.#controller.moved();
      this.#isPlaced = true;
      this.#controller.resume();
      this.#applySoon();
    }

    disconnectedCallback(): void {
      queueMicrotask(() => {
        // one that is moved is disconnected and connected at once
        if (this.isConnected) return;
        this.#isPlaced = false;
        // it may never come back: nothing of it may be left
        this.#controller.suspend({ evenInFlight: true });
      });
    }

    attributeChangedCallback(attribute: string, _: unknown, text: string | null): void {
      const name = ATTRIBUTES[attribute as keyof typeof ATTRIBUTES];
      this.#set(name, name === 'open' ? text !== null : (text ?? DEFAULTS[name]));
    }

    #set(name: keyof AmsCashierProperties, value: unknown): void {
      if (this.#properties[name] === value) return;
      Object.assign(this.#properties, { [name]: value });
      if (name === 'open') this.toggleAttribute('open', Boolean(value));
      this.#applySoon();
    }

    /** What is set in one go is one change. */
    #applySoon(): void {
      this.#isChanged = true;
      queueMicrotask(() => this.#apply());
    }

    #apply(): ComponentController {
      if (this.#isChanged && this.isConnected) {
        this.#isChanged = false;
        const hasLoadingView = this.querySelector(':scope > [slot=loading]') !== null;
        this.#controller.setDesired({
          ...this.#properties,
          client: this.#client,
          container: this.#container,
          look: createLook({ ...this.#properties, hasLoadingView }),
        });
        this.#render();
      }
      return this.#controller;
    }

    #render(): void {
      const [, loading, error] = this.#slots as [unknown, HTMLElement, HTMLElement];
      loading.hidden = !isLoading(this.#properties.open, this.state);
      error.hidden = !this.state.error;
    }
  };
}

/**
 * Registers `<ams-cashier>`, or an element of another name for another client. Does nothing on a server. Called again for
 * the same name, it gives the client to the elements that come after.
 *
 * @example
 * defineAmsCashierElement(createCashier({ environment: 'sandbox', locale: 'en_US' }));
 */
export function defineAmsCashierElement(client: Cashier, name = 'ams-cashier'): void {
  if (typeof customElements === 'undefined') return;
  const known = customElements.get(name);
  if (known && 'client' in known) known.client = client;
  else customElements.define(name, createElementClass(client));
}
