/**
 * What a shopper does, as data: each test runner plays the same steps with its own commands, some of which are queued
 * and not awaited.
 */
import { cards } from '../client/cards.ts';
import { parts } from './parts.ts';

/** An element, and the frames that lead to it from the shop's page inwards. */
export interface Place {
  readonly frames: readonly string[];
  readonly part: string;
}

/** All of them wait until the element is shown. */
export type Step =
  | { readonly action: 'fill'; readonly place: Place; readonly text: string }
  /** `instead` is clicked where the element isn't shown at that moment. */
  | { readonly action: 'click'; readonly place: Place; readonly instead?: Place }
  | { readonly action: 'wait'; readonly place: Place };

export interface CardDetails {
  /** `MMYY`, as a shopper types it. Default: December 2030. */
  readonly expiry?: string;
  readonly securityCode?: string;
  readonly holderName?: string;
}

const CASHIER = [parts.cashier] as const;
const BANK = [parts.challenge, parts.bank] as const;

const inCashier = (part: string): Place => ({ frames: CASHIER, part });
const inBank = (part: string): Place => ({ frames: BANK, part });
const inPage = (part: string): Place => ({ frames: [], part });

const click = (place: Place): Step => ({ action: 'click', place });
const wait = (place: Place): Step => ({ action: 'wait', place });

export const places = {
  /** The frame itself. */
  cashier: inPage(parts.cashier),
  reason: inCashier(parts.reason),
  pay: inCashier(parts.pay),
} as const;

function fill(card: string, details: CardDetails = {}): readonly Step[] {
  const { expiry = '1230', securityCode = '123', holderName = 'A Buyer' } = details;
  const values = { number: card, expiry, securityCode, holderName };
  return Object.entries(values).map(([part, text]) => ({
    action: 'fill',
    place: inCashier(parts[part as keyof typeof values]),
    text,
  }));
}

const pay = (card: string = cards.paid, details?: CardDetails): readonly Step[] => [
  ...fill(card, details),
  click(places.pay),
];

export const steps = {
  fill,
  pay,
  decline: [...pay(cards.declined), wait(places.reason)],
  done: [click(inCashier(parts.done))],
  cancel: [
    wait(places.pay),
    { action: 'click', place: inCashier(parts.cancel), instead: inPage(parts.close) },
  ],
  approve: [click(inBank(parts.approve))],
  reject: [click(inBank(parts.reject))],
} as const satisfies Record<string, readonly Step[] | ((...args: never[]) => readonly Step[])>;

/** The public id of the session in a cashier, by the address of its frame. */
export function sessionIdOf(address: string): string {
  return new URL(address).pathname.split('/').at(-1) ?? '';
}
