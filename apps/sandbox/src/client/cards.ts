import { SCENARIOS } from '../scenarios/catalogue.ts';
import { DOCUMENTED_CARDS } from '../scenarios/documented-data.ts';

const numberOf = (id: string): string => {
  const card = SCENARIOS.find((scenario) => scenario.id === id)?.card;
  if (!card) throw new Error(`The catalogue has no card for ${id}.`);
  return card;
};

function found(card: { readonly number: string } | undefined, what: string): string {
  if (!card) throw new Error(`Antom documents no card for ${what}.`);
  return card.number;
}
const documented = (id: string) =>
  found(
    DOCUMENTED_CARDS.find(({ scenario }) => scenario === id),
    id,
  );
const issuedIn = (region: string) =>
  found(
    DOCUMENTED_CARDS.find(({ country }) => country === region),
    region,
  );

/** Test cards for what a shop's tests need most. All others: `scenarios` of the sandbox, or its README. */
export const cards = {
  paid: numberOf('paid'),
  /** Declined by the bank; the shopper may try another card. */
  declined: numberOf('ISSUER_REJECTS_TRANSACTION'),
  /** The bank asks: 3-D Secure. */
  threeDS: numberOf('bank_asks'),
  /** 3-D Secure without a question. */
  frictionless: documented('frictionless'),
  /** Neither paid nor declined until `decide()`, or until the order is closed after 14 minutes. */
  undecided: numberOf('PAYMENT_IN_PROCESS'),
  /** Issued in one country, and paid. */
  brazil: issuedIn('BR'),
  chile: issuedIn('CL'),
  korea: issuedIn('KR'),
  mexico: issuedIn('MX'),
  peru: issuedIn('PE'),
} as const;

/** Beyond the 10 years by which the clock can be put forward. */
const YEARS_VALID = 12;

/** The last two digits of a year in which no card of a test has expired yet. */
export const validYear = (): string => String(new Date().getFullYear() + YEARS_VALID).slice(2);
