/** Where the money of an order is, which its state doesn't say: a payment that was refunded stays paid. */
import { formatAmount, type Amount, type InspectedOrder } from '@ams-cashier/protocol';

export interface MoneyFact {
  readonly name: string;
  readonly amount: string;
}

type Moved = Pick<InspectedOrder, 'captures' | 'refunds' | 'disputes'>;

const sum = (amounts: readonly Amount[]): Amount | undefined =>
  amounts.reduce<Amount | undefined>(
    (total, { currency, value }) => ({
      currency,
      value: String(BigInt(total?.value ?? 0) + BigInt(value)),
    }),
    undefined,
  );

/** Only what there is. */
export function moneyFacts({ captures, refunds, disputes }: Moved): MoneyFact[] {
  const withStatus = (list: Moved['refunds'], wanted: string) =>
    list.filter(({ status }) => status === wanted);
  const moved = {
    Captured: withStatus(captures, 'SUCCESS'),
    Refunded: withStatus(refunds, 'SUCCESS'),
    'Being refunded': withStatus(refunds, 'PROCESSING'),
    Disputed: disputes.filter(({ status }) => status !== 'closed'),
    'Charged back': disputes.filter(({ isChargedBack }) => isChargedBack),
  };
  return Object.entries(moved).flatMap(([name, list]) => {
    const total = sum(list.map(({ amount }) => amount));
    return total ? [{ name, amount: formatAmount(total, 'en_US') }] : [];
  });
}
