/** Runs in a page of WebKit: finds elements as Playwright's locators do, in open shadow trees too. */
import { computeAccessibleName, getRole, isInaccessible } from 'dom-accessibility-api';

export type Pattern =
  | { readonly text: string; readonly exact: boolean }
  | { readonly source: string; readonly flags: string };

/** One step of a locator: from the elements found so far to those that it means. */
export type Step =
  | { readonly css: string }
  | { readonly role: string; readonly name?: Pattern }
  | { readonly text: Pattern }
  | { readonly nth: number }
  /** Of those found so far, those with this text anywhere inside. */
  | { readonly hasText: Pattern };

type Choice = Extract<Step, { readonly nth: number } | { readonly hasText: Pattern }>;

const whole = (text: string) => text.replace(/\s+/g, ' ').trim();

function matches(pattern: Pattern, text: string): boolean {
  if ('source' in pattern) return new RegExp(pattern.source, pattern.flags).test(text);
  return pattern.exact
    ? whole(text) === pattern.text
    : whole(text).toLowerCase().includes(pattern.text.toLowerCase());
}

function* within(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* within(element.shadowRoot);
  }
}

const roleOf = (element: Element) =>
  // the library names no role for what only has one by its place
  element.localName === 'dd' ? 'definition' : getRole(element);

function fits(element: Element, step: Exclude<Step, Choice>): boolean {
  if ('css' in step) return element.matches(step.css);
  if ('role' in step) {
    return (
      roleOf(element) === step.role &&
      !isInaccessible(element) &&
      (!step.name || matches(step.name, computeAccessibleName(element)))
    );
  }
  const says = (one: Element) => matches(step.text, one.textContent ?? '');
  // the innermost
  return says(element) && ![...element.children].some(says) && element.localName !== 'script';
}

export function find(steps: readonly Step[]): Element[] {
  let roots: readonly ParentNode[] = [document];
  let found: Element[] = [];
  for (const step of steps) {
    if ('nth' in step) found = found.slice(step.nth, step.nth + 1);
    else if ('hasText' in step) {
      found = found.filter((one) => matches(step.hasText, one.textContent ?? ''));
    } else found = roots.flatMap((root) => [...within(root)].filter((one) => fits(one, step)));
    found = [...new Set(found)];
    roots = found.flatMap((one) => (one.shadowRoot ? [one, one.shadowRoot] : [one]));
  }
  return found;
}
