/**
 * What a shopper does, as data: each test runner plays the same steps with its own commands, some of which are queued
 * and not awaited.
 */
import { checkCard, checkFields, checkTexts } from '../client/call-check.ts';
import { cards, validYear } from '../client/cards.ts';
import { parts } from './parts.ts';

/** An element, and the frames that lead to it from the shop's page inwards. */
export interface Place {
  readonly frames: readonly string[];
  readonly part: string;
}

/** By the field, as in `parts`. */
export type Texts = Readonly<Record<string, string>>;

/** All of them wait until the element is shown. */
export type Step =
  | { readonly action: 'fill'; readonly place: Place; readonly text: string }
  /** The fields in a form, all at once where the test runner can: as a browser fills in a card that it remembers. */
  | { readonly action: 'complete'; readonly place: Place; readonly texts: Texts }
  | {
      readonly action: 'click';
      readonly place: Place;
      /** Clicked where the element isn't shown at that moment. */
      readonly instead?: Place;
      /** The frame may end with the click. */
      readonly leaves?: boolean;
    }
  | { readonly action: 'wait'; readonly place: Place };

export interface CardDetails {
  /** `MMYY` or `MM/YY`. Default: a month beyond those to which the clock can be put. */
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
const leave = (place: Place, instead?: Place): Step => ({
  action: 'click',
  place,
  ...(instead && { instead }),
  leaves: true,
});
const wait = (place: Place): Step => ({ action: 'wait', place });

export const places = {
  /** The frame itself. */
  cashier: inPage(parts.cashier),
  reason: inCashier(parts.reason),
  pay: inCashier(parts.pay),
  payByWallet: inCashier(parts.payByWallet),
} as const;

function fill(card: string, details: CardDetails = {}): readonly Step[] {
  checkCard(card);
  checkFields('details', details, ['expiry', 'securityCode', 'holderName']);
  const { expiry = `12${validYear()}`, securityCode = '123', holderName = 'A Buyer' } = details;
  checkTexts({ expiry, securityCode, holderName });
  return [
    { action: 'fill', place: inCashier(parts.number), text: card },
    {
      action: 'complete',
      place: inCashier(parts.cardForm),
      texts: {
        [parts.expiry]: expiry,
        [parts.securityCode]: securityCode,
        [parts.holderName]: holderName,
      },
    },
  ];
}

const pay = (card: string = cards.paid, details?: CardDetails): readonly Step[] => [
  ...fill(card, details),
  click(places.pay),
];

export const steps = {
  fill,
  pay,
  decline: [...pay(cards.declined), wait(places.reason)],
  done: [leave(inCashier(parts.done))],
  cancel: [wait(places.pay), leave(inCashier(parts.cancel), inPage(parts.close))],
  approve: [leave(inBank(parts.approve))],
  reject: [leave(inBank(parts.reject))],
} as const satisfies Record<string, readonly Step[] | ((...args: never[]) => readonly Step[])>;

/** The public id of the session in a cashier, by the address of its frame. */
export function sessionIdOf(address: string): string {
  return new URL(address).pathname.split('/').at(-1) ?? '';
}
