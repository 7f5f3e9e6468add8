import { SCENARIOS } from '../scenarios/catalogue.ts';

const numberOf = (id: string): string => {
  const card = SCENARIOS.find((scenario) => scenario.id === id)?.card;
  if (!card) throw new Error(`The catalogue has no card for ${id}.`);
  return card;
};

/** Test cards for what a shop's tests need most. All others: `scenarios` of the sandbox, or its README. */
export const cards = {
  paid: numberOf('paid'),
  /** Declined by the bank; the shopper may try another card. */
  declined: numberOf('ISSUER_REJECTS_TRANSACTION'),
  /** The bank asks: 3-D Secure. */
  threeDS: numberOf('bank_asks'),
  /** 3-D Secure without a question. */
  frictionless: numberOf('frictionless'),
} as const;
