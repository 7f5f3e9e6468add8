import type { Fact } from './fact.ts';

type CaptureFact = Fact & { readonly about: 'capture' };

/** The kind of its records. */
export const MONEY = 'money';

/** What is known about the money of a payment. */
export interface Money {
  /** Its success was reported, so its captures may be. */
  readonly isPaid: boolean;
  readonly isLate: boolean;
  /** It goes back: its captures are of no interest any more. */
  readonly isCancelled: boolean;
  /** By the ids of the merchant and of Antom: whether a capture succeeded. */
  readonly captures: { readonly [id: string]: boolean };
  /** Captures that came before their payment. */
  readonly held: readonly CaptureFact[];
}

const NOTHING: Money = { isPaid: false, isLate: false, isCancelled: false, captures: {}, held: [] };

export const readMoney = (text: string | undefined): Money =>
  text === undefined ? NOTHING : { ...NOTHING, ...(JSON.parse(text) as Partial<Money>) };

/** A capture under both of its ids, because an inquiry does not name the merchant's for each. */
export function keepNote({ event, isDone }: CaptureFact): Money['captures'] {
  const { captureRequestId, captureId } = event;
  return { [captureRequestId]: isDone, ...(captureId !== undefined && { [captureId]: isDone }) };
}
