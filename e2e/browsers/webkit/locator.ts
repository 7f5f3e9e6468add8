import { findAll, patternOf, type Step } from './find.ts';
import { WebDriverError, type ElementReference, type Session } from './session.ts';
import type { Tab } from './tab.ts';
import { textMatches, type ExpectedText } from './text.ts';
import { patiently } from './patience.ts';

interface NameOptions {
  readonly name?: string | RegExp;
  readonly exact?: boolean;
}

/** What Playwright's matchers ask a locator for. */
interface Expectation {
  readonly isNot: boolean;
  readonly timeout: number;
  readonly expectedNumber?: number;
  readonly expectedText?: readonly ExpectedText[];
}

interface Verdict {
  readonly matches: boolean;
  readonly received?: { readonly value: unknown };
  readonly timedOut?: boolean;
  readonly log?: readonly string[];
}

/** What a form's element may be asked, and the script that answers of it. */
const STATES: { readonly [what: string]: string } = {
  'to.be.enabled': 'return !arguments[0].disabled',
  'to.be.disabled': 'return arguments[0].disabled === true',
  'to.be.checked': 'return arguments[0].checked === true',
};

const IS_VISIBLE = `const [element] = arguments;
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible';`;

/** Where to look: a page, or a frame in it, as deep as it goes. */
export class Place {
  readonly tab: Tab;
  /** To each frame from the one around it. */
  readonly frames: readonly (readonly Step[])[];
  readonly steps: readonly Step[];

  constructor(tab: Tab, frames: readonly (readonly Step[])[] = [], steps: readonly Step[] = []) {
    this.tab = tab;
    this.frames = frames;
    this.steps = steps;
  }

  #then = (...steps: Step[]) => new Locator(this.tab, this.frames, [...this.steps, ...steps]);

  locator = (css: string): Locator => this.#then({ css });
  getByTestId = (id: string): Locator => this.#then({ css: `[data-testid="${id}"]` });

  getByRole(role: string, { name, exact }: NameOptions = {}): Locator {
    return this.#then({ role, ...(name !== undefined && { name: patternOf(name, exact) }) });
  }

  getByText(text: string | RegExp, { exact }: { readonly exact?: boolean } = {}): Locator {
    return this.#then({ text: patternOf(text, exact) });
  }

  frameLocator(css: string): Place {
    return new Place(this.tab, [...this.frames, [...this.steps, { css }]]);
  }
}

/** Playwright's locator, as far as the tests that are played in WebKit use it. */
export class Locator extends Place {
  /** Playwright's matchers take nothing else. */
  readonly _apiName = 'Locator';

  page = (): Tab => this.tab;
  nth = (nth: number): Locator => new Locator(this.tab, this.frames, [...this.steps, { nth }]);
  first = (): Locator => this.nth(0);
  filter = ({ hasText }: { readonly hasText: string | RegExp }): Locator =>
    new Locator(this.tab, this.frames, [...this.steps, { hasText: patternOf(hasText) }]);

  /** Does something with all elements that it means now. */
  #with<Result>(
    doing: (session: Session, elements: readonly ElementReference[]) => Promise<Result>,
  ): Promise<Result> {
    return this.tab.inside(async (session) => {
      for (const frame of this.frames) {
        const [element] = await findAll(session, frame);
        if (!element) return doing(session, []);
        await session.switchToFrame(element);
      }
      return doing(session, await findAll(session, this.steps));
    });
  }

  /** Does something with the one element that it means, as soon as it is there and can be seen. */
  #act<Result>(
    doing: (session: Session, element: ElementReference) => Promise<Result>,
  ): Promise<Result> {
    return patiently(`${this}`, () =>
      this.#with(async (session, elements) => {
        const [element, other] = elements;
        if (other) throw new Error(`${this} means ${elements.length} elements.`);
        if (!element || !(await session.run(IS_VISIBLE, [element]))) {
          throw new WebDriverError('no such element', `${this} is not there.`);
        }
        return doing(session, element);
      }),
    );
  }

  click = (): Promise<void> => this.#act((session, element) => session.click(element));
  check = (): Promise<void> => this.click();

  focus = (): Promise<void> =>
    this.#act((session, element) => session.run('arguments[0].focus()', [element])).then();

  fill(text: string): Promise<void> {
    return this.#act(async (session, element) => {
      // WebKit gives a frame of another site the focus when the shopper touches it, and not before
      await session.click(element);
      await session.run('arguments[0].select()', [element]);
      await session.type(element, text);
    });
  }

  evaluate(
    work: (element: never, argument: never) => unknown,
    argument?: unknown,
  ): Promise<unknown> {
    return this.#act((session, element) =>
      session.run(`return (${work})(...arguments);`, [element, argument]),
    );
  }

  evaluateAll<Elements>(work: (elements: Elements) => unknown): Promise<unknown> {
    return this.#with((session, elements) =>
      // references inside an array stay references
      session.run(`return (${work})([...arguments]);`, elements),
    );
  }

  count = (): Promise<number> => this.#with(async (_session, { length }) => length);

  isVisible = (): Promise<boolean> =>
    this.#with(async (session, [element]) =>
      Boolean(element && (await session.run(IS_VISIBLE, [element]))),
    );

  #texts = (): Promise<readonly string[]> =>
    this.evaluateAll((elements: readonly Element[]) =>
      elements.map(({ textContent }) => textContent),
    ) as Promise<readonly string[]>;

  /** For Playwright's matchers, which poll through it. */
  async _expect(what: string, expectation: Expectation): Promise<Verdict> {
    const { isNot, timeout } = expectation;
    let verdict: Verdict = { matches: isNot };
    try {
      await patiently(
        `${this}: ${what}`,
        async () => {
          verdict = await this.#look(what, expectation);
          if (verdict.matches === isNot) throw new WebDriverError('not yet', what);
        },
        timeout,
      );
      return verdict;
    } catch (error) {
      if (!(error instanceof WebDriverError)) throw error;
      return { ...verdict, timedOut: true, log: [error.message] };
    }
  }

  async #look(what: string, { expectedNumber, expectedText = [] }: Expectation): Promise<Verdict> {
    switch (what) {
      case 'to.be.visible':
      case 'to.be.hidden': {
        const isVisible = await this.isVisible();
        return {
          matches: isVisible === (what === 'to.be.visible'),
          received: { value: isVisible ? 'visible' : 'hidden' },
        };
      }
      case 'to.have.count': {
        const count = await this.count();
        return { matches: count === expectedNumber, received: { value: count } };
      }
      case 'to.have.text': {
        const [text] = await this.#texts();
        const [expected] = expectedText;
        return {
          matches: text !== undefined && expected !== undefined && textMatches(expected, text),
          received: { value: text },
        };
      }
      case 'to.have.text.array': {
        const texts = await this.#texts();
        return {
          matches:
            texts.length === expectedText.length &&
            expectedText.every((expected, index) => textMatches(expected, texts[index] ?? '')),
          received: { value: texts },
        };
      }
      default: {
        const state = STATES[what];
        if (state) return this.#state(state);
        throw new Error(`${what} cannot be asked of a page in WebKit yet.`);
      }
    }
  }

  #state(script: string): Promise<Verdict> {
    return this.#with(async (session, [element]) => {
      // what is not there has no state: neither this one nor its opposite
      if (!element) throw new WebDriverError('no such element', `${this} is not there.`);
      const value = await session.run(script, [element]);
      return { matches: value === true, received: { value } };
    });
  }

  override toString(): string {
    return JSON.stringify([...this.frames, this.steps]);
  }
}
