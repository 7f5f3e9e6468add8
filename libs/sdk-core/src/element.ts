/** The custom element `<ams-cashier>`. Importing this registers nothing, and works on a server. */
import type { Cashier } from './client/client.ts';
import {
  ELEMENT_ATTRIBUTES,
  ELEMENT_DEFAULTS,
  ELEMENT_EVENTS,
  ELEMENT_PROPERTIES,
  type AmsCashierProperties,
  type ElementCommands,
} from './component/ams-cashier-element.ts';
import { createComponentController, type ComponentController } from './component/controller.ts';
import { createSlots } from './component/element-slots.ts';
import { createLook } from './component/look.ts';
import { isLoading } from './component/snapshot.ts';
import type { CheckoutSnapshot } from './contract/checkout.ts';

export type { AmsCashierElement, AmsCashierEventMap } from './component/ams-cashier-element.ts';
export type { AmsCashierProperties };

/** The class is created on demand: a server has no HTMLElement to extend. */
function createElementClass(client: Cashier) {
  return class AmsCashier extends HTMLElement {
    static client = client;
    static readonly observedAttributes = Object.keys(ELEMENT_ATTRIBUTES);
    static {
      for (const name of ELEMENT_PROPERTIES) {
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

    /** Fixed for this element: a later registration changes the client of new elements only. */
    readonly #client = AmsCashier.client;
    readonly #properties = { ...ELEMENT_DEFAULTS };
    readonly #container = document.createElement('div');
    readonly #slots = createSlots();
    readonly #controller = createComponentController({
      output: (name, detail) => {
        if (name === 'openChange') this.#set('open', detail);
        this.dispatchEvent(new CustomEvent(ELEMENT_EVENTS[name], { detail }));
      },
      hears: (name) => this.#heard.has(ELEMENT_EVENTS[name]),
    });
    /** The events for which the page has ever added a listener. */
    readonly #heard = new Set<string>();
    #isPlaced = false;
    #isChanged = false;

    readonly submit: ElementCommands['submit'] = (data) => this.#apply().submit(data);
    readonly validate: ElementCommands['validate'] = () => this.#apply().validate();
    readonly update: ElementCommands['update'] = (change) => this.#apply().update(change);
    readonly retry: ElementCommands['retry'] = () => this.#apply().retry();
    readonly close: ElementCommands['close'] = () => this.#apply().close();

    override addEventListener(...listener: Parameters<HTMLElement['addEventListener']>): void {
      this.#heard.add(listener[0]);
      super.addEventListener(...listener);
    }

    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).append(...Object.values(this.#slots));
      this.#slots.trigger.addEventListener('click', () => this.#set('open', true));
      // morphing the page into the server's markup, as Turbo and htmx do, removes children that aren't in it
      this.#slots.cashier.addEventListener('slotchange', () => {
        if (this.isConnected && this.#returnContainer()) this.#controller.moved();
      });
      // a child, because Antom's SDK would not find it in the shadow root
      this.#container.slot = 'cashier';
      this.#controller.subscribe(() => this.#render());
      for (const name of ELEMENT_PROPERTIES) {
        // a value set before the element was defined would shadow the accessor
        const early = Object.getOwnPropertyDescriptor(this, name);
        if (early && Reflect.deleteProperty(this, name)) this.#set(name, early.value);
      }
    }

    get state(): CheckoutSnapshot {
      return this.#controller.getSnapshot();
    }

    connectedCallback(): void {
      this.#returnContainer();
      if (this.#isPlaced) return this.#controller.moved();
      this.#isPlaced = true;
      this.#changed();
      // after what has changed while it was away
      queueMicrotask(() => this.isConnected && this.#controller.resume());
    }

    /** Moved by `moveBefore()`, which keeps the frame and what was typed in it: nothing to do. */
    connectedMoveCallback(): void {}

    disconnectedCallback(): void {
      queueMicrotask(() => {
        // a move disconnects and reconnects in one go
        if (this.isConnected) return;
        this.#isPlaced = false;
        // it may never come back, so nothing may be left behind
        this.#controller.suspend({ evenInFlight: true });
      });
    }

    attributeChangedCallback(attribute: string, _: unknown, text: string | null): void {
      const name = ELEMENT_ATTRIBUTES[attribute as keyof typeof ELEMENT_ATTRIBUTES];
      // a template that writes false out does not ask for a payment, though by HTML's rule it would
      const isOpen = text !== null && text.toLowerCase() !== 'false';
      this.#set(name, name === 'open' ? isOpen : (text ?? ELEMENT_DEFAULTS[name]));
    }

    /**
     * Puts the container where it belongs, once something is to be shown in it: a framework that hydrates the page of a
     * server expects no child that it has not rendered. Returns whether it was away.
     */
    #returnContainer(): boolean {
      // a copy of an element, as carousels and page caches make it, comes with a copy of its container
      for (const copy of this.querySelectorAll(':scope > div[slot=cashier]')) {
        if (copy !== this.#container) copy.remove();
      }
      const { display, open, session } = this.#properties;
      const isNeeded = display === 'inline' && (open || (session ?? undefined) !== undefined);
      const wasAway = isNeeded && this.#container.parentNode !== this;
      if (wasAway) this.append(this.#container);
      return wasAway;
    }

    #set(name: keyof AmsCashierProperties, value: unknown): void {
      if (this.#properties[name] === value) return;
      Object.assign(this.#properties, { [name]: value });
      if (name === 'open') this.toggleAttribute('open', Boolean(value));
      this.#changed();
    }

    /** Properties set in one go are one change. */
    #changed(): void {
      this.#isChanged = true;
      queueMicrotask(() => this.#apply());
    }

    #apply(): ComponentController {
      if (this.#isChanged && this.isConnected) {
        this.#isChanged = false;
        this.#returnContainer();
        const hasLoadingView = this.querySelector(':scope > [slot=loading]') !== null;
        this.#controller.setDesired({
          ...this.#properties,
          client: this.#client,
          container: this.#container,
          preloadOn: this.#properties.preloadOn ?? this,
          look: createLook({ ...this.#properties, hasLoadingView }),
        });
        this.#render();
      }
      return this.#controller;
    }

    #render(): void {
      this.#slots.loading.hidden = !isLoading(this.#properties.open, this.state);
      this.#slots.error.hidden = !this.state.error;
    }
  };
}

/**
 * Registers `<ams-cashier>`, or an element with another name for another client. Does nothing on a server. When called
 * again with the same name, elements created from then on use the new client.
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
