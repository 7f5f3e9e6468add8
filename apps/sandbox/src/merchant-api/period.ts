/** The rhythm of a subscription. Source: docs/reference/beyond-cashier.md#b6-subscriptions */
import type { PeriodRule } from '@ams-cashier/protocol';
import type { Checked } from './field-schema.ts';

const DAY = 86_400_000;

/** A period in days, or in months of the calendar. */
const LENGTHS: { readonly [Type in PeriodRule['periodType']]: { days?: number; months?: number } } =
  {
    DAY: { days: 1 },
    WEEK: { days: 7 },
    MONTH: { months: 1 },
    QUARTER: { months: 3 },
    HALF_YEAR: { months: 6 },
    YEAR: { months: 12 },
  };

/** When a period ends that begins then. The last day of a month stays the last day of a shorter one. */
export function endOfPeriod(
  start: number,
  { periodType, periodCount }: Checked<PeriodRule>,
): number {
  const { days, months = 0 } = LENGTHS[periodType];
  const count = Number(periodCount);
  if (days !== undefined) return start + days * count * DAY;
  const end = new Date(start);
  const day = end.getUTCDate();
  end.setUTCDate(1);
  end.setUTCMonth(end.getUTCMonth() + months * count);
  const last = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(day, last));
  return end.getTime();
}
