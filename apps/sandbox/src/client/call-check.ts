/** What a test passes. A misspelt name or card would make it pass, or fail, for another reason than it says. */
import { nearestName } from '@ams-cashier/protocol';
import { cards } from './cards.ts';
import { SandboxError } from './loopback-client.ts';
import { isPromise, shown } from './shown.ts';

export function refuse(name: string, value: unknown, fix: string): never {
  throw new SandboxError(
    `${name} is ${shown(value)}; ${isPromise(value) ? 'await it' : `it must be ${fix}`}.`,
  );
}

/** What may be left out, but must be a string if it is there. */
export function checkTexts(fields: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && typeof value !== 'string') refuse(name, value, 'a string');
  }
}

/** Also where a pause is waited for: a timeout that is not a number would never be over. */
export function checkTimeout(name: string, value: unknown): void {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return;
  refuse(name, value, 'a number of milliseconds');
}

export function checkUrls(urls: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(urls)) {
    if (value === undefined || (typeof value === 'string' && URL.canParse(value))) continue;
    refuse(name, value, 'an absolute URL');
  }
}

/** Refuses anything but an object, and names in it that look like a known one but are not. */
export function checkFields(what: string, value: unknown, known: readonly string[]): void {
  const list = known.join(', ');
  if (typeof value !== 'object' || value === null || isPromise(value)) {
    refuse(what, value, `an object with ${list}`);
  }
  for (const name of Object.keys(value)) {
    const meant = known.includes(name) ? undefined : nearestName(name, known);
    if (meant) throw new SandboxError(`${what} has no ${name}; did you mean ${meant}?`);
  }
}

/** Where a sandbox is: what it prints, with or without a slash, or a URL. */
export function originOf(url: unknown): string {
  const text = String(url);
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).origin;
  return refuse('url', url, 'the URL that the sandbox prints, e.g. http://127.0.0.1:4242');
}

export function checkCard(card: unknown): asserts card is string {
  if (typeof card === 'string' && /^[\d ]+$/.test(card)) return;
  const name = typeof card === 'string' && Object.hasOwn(cards, card) ? card : 'declined';
  refuse('card', card, `a number, e.g. cards.${name}`);
}

export function checkAnswer(answer: unknown): void {
  if (answer === 'approve' || answer === 'decline') return;
  refuse('answer', answer, '"approve" or "decline"');
}

/** The id in what names an order. */
export function idIn(reference: unknown): string {
  const id: unknown =
    typeof reference === 'string' ? reference : Object(reference).paymentRequestId;
  if (typeof id === 'string' && id !== '') return id;
  return refuse(
    'order',
    reference,
    'what session() returned, its paymentSessionData or an id of it',
  );
}

/** A filter that is undefined would find any notification. */
export function checkFilter(filter: object, known: readonly string[]): void {
  checkFields('filter', filter, known);
  for (const [name, value] of Object.entries(filter)) {
    if (known.includes(name) && typeof value !== 'string') refuse(name, value, 'a string');
  }
}
