import { checkTimeout } from '../client/call-check.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { places, sessionIdOf, steps, type CardDetails, type Place, type Step } from './steps.ts';

/** Milliseconds between two attempts. */
const PAUSE = 50;
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** A reference to an element, as WebDriver has it. */
type ElementReference = Readonly<Record<typeof ELEMENT, string>>;

/** What is used of WebdriverIO's `browser`: commands of W3C WebDriver, which every driver has. */
export interface WebDriverBrowser {
  executeScript(script: string, args: (string | object)[]): Promise<unknown>;
  switchFrame(frame: null): Promise<unknown>;
  switchToFrame(frame: object): Promise<unknown>;
  elementClick(id: string): Promise<unknown>;
  elementSendKeys(id: string, text: string): Promise<unknown>;
}

/** The first element that is shown, also in shadow roots. In a place that a click reaches: not every driver scrolls to it. */
const FIND = `
  const [selector] = arguments;
  const find = (root) => {
    for (const element of root.querySelectorAll(selector)) {
      if (element.getClientRects().length > 0) return element;
    }
    for (const { shadowRoot } of root.querySelectorAll('*')) {
      const found = shadowRoot && find(shadowRoot);
      if (found) return found;
    }
    return null;
  };
  const found = find(document);
  if (found) found.scrollIntoView({ block: 'center', inline: 'nearest' });
  return found;
`;

/** A driver types in one field at a time, and not every one lets a script do so. */
function oneByOne(step: Step): readonly Step[] {
  if (step.action !== 'complete') return [step];
  const { frames } = step.place;
  return Object.entries(step.texts).map(([part, text]) => ({
    action: 'fill',
    place: { frames, part },
    text,
  }));
}

/** Plays steps by WebDriver. Afterwards the browser is in the page again, outside of all frames. */
export class WebDriverSteps {
  readonly #browser: WebDriverBrowser;
  readonly #timeout: number;

  constructor(browser: WebDriverBrowser, timeout: number) {
    this.#browser = browser;
    this.#timeout = timeout;
  }

  async play(list: readonly Step[]): Promise<void> {
    for (const step of list.flatMap(oneByOne)) {
      await this.#patiently(step.place, (found) => this.#act(step, found));
    }
  }

  /** What a script answers about an element. */
  read(place: Place, script: string): Promise<string> {
    return this.#patiently(place, async (found) => {
      if (!found) throw new Error('It is not shown.');
      return String(await this.#browser.executeScript(script, [found]));
    });
  }

  async #act(step: Step, found: ElementReference | undefined): Promise<void> {
    const target =
      found ?? (step.action === 'click' && step.instead && (await this.#find(step.instead)));
    if (!target) throw new Error('It is not shown.');
    const id = target[ELEMENT];
    if (step.action === 'click') await this.#browser.elementClick(id);
    if (step.action === 'fill') {
      // WebKit gives a frame of another site the focus when the shopper touches it, and not before
      await this.#browser.elementClick(id);
      await this.#browser.executeScript('arguments[0].select()', [target]);
      await this.#browser.elementSendKeys(id, step.text);
    }
  }

  async #look(selector: string): Promise<ElementReference | undefined> {
    const found = await this.#browser.executeScript(FIND, [selector]);
    return (found as ElementReference | null) ?? undefined;
  }

  async #find({ frames, part }: Place): Promise<ElementReference | undefined> {
    await this.#browser.switchFrame(null);
    for (const selector of frames) {
      const frame = await this.#look(selector);
      if (!frame) return undefined;
      await this.#browser.switchToFrame(frame);
    }
    return this.#look(part);
  }

  /** Again and again: pages load, elements are replaced and move while a driver acts. */
  async #patiently<Answer>(
    place: Place,
    act: (found: ElementReference | undefined) => Promise<Answer>,
  ): Promise<Answer> {
    const end = Date.now() + this.#timeout;
    try {
      for (;;) {
        try {
          return await act(await this.#find(place));
        } catch (cause) {
          if (Date.now() > end) {
            const path = [...place.frames, place.part].join(' → ');
            throw new Error(`${path}: not within ${this.#timeout} ms.`, { cause });
          }
          await sleep(PAUSE);
        }
      }
    } finally {
      await this.#browser.switchFrame(null);
    }
  }
}

export interface CashierPageOptions {
  /** How long each step may take, in milliseconds. Default: 10 000. */
  readonly timeout?: number;
}

/** The hosted cashier in a page of a shop. */
export class CashierPage {
  readonly challenge: ChallengePage;
  readonly #steps: WebDriverSteps;

  /** @param browser WebdriverIO's, whose current window has the shop. */
  constructor(browser: WebDriverBrowser, { timeout = 10_000 }: CashierPageOptions = {}) {
    checkTimeout('timeout', timeout);
    this.#steps = new WebDriverSteps(browser, timeout);
    this.challenge = new ChallengePage(this.#steps);
  }

  /** The public id of the session in the cashier: `sandbox.order()` and others take it. */
  async sessionId(): Promise<string> {
    return sessionIdOf(await this.#steps.read(places.cashier, 'return arguments[0].src'));
  }

  /** Why the card was declined. Waits until the form says it. */
  reason(): Promise<string> {
    return this.#steps.read(places.reason, 'return arguments[0].innerText');
  }

  /** Types a card. */
  async fill(card: string, details?: CardDetails): Promise<void> {
    await this.#steps.play(steps.fill(card, details));
  }

  /** Types a card and presses the cashier's pay button. Press your own after `fill()` if you have one. */
  async pay(card?: string, details?: CardDetails): Promise<void> {
    await this.#steps.play(steps.pay(card, details));
  }

  /** Pays with a card that the bank declines, and waits for the reason. The form stays open. */
  decline(): Promise<void> {
    return this.#steps.play(steps.decline);
  }

  /** Puts away what a popup says after the end. */
  done(): Promise<void> {
    return this.#steps.play(steps.done);
  }

  /** Leaves before paying: inline by the form's own button, a popup by that of its dialog. */
  cancel(): Promise<void> {
    return this.#steps.play(steps.cancel);
  }
}

/** What the shopper's bank asks: 3-D Secure. */
export class ChallengePage {
  readonly #steps: WebDriverSteps;

  constructor(steps: WebDriverSteps) {
    this.#steps = steps;
  }

  approve(): Promise<void> {
    return this.#steps.play(steps.approve);
  }

  reject(): Promise<void> {
    return this.#steps.play(steps.reject);
  }
}
