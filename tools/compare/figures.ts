import type { Sizes } from './mounting.ts';

/** A row of the table. What was not measured is not there. */
export interface Row {
  readonly subject: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly page: Sizes;
  readonly frames?: Sizes;
  readonly pageRequests?: number;
  readonly frameRequests?: number;
  readonly mainThread?: number;
  readonly mainThreadAfter?: number;
}

/** What `npm run compare` has written. */
export interface Figures {
  readonly date: string;
  readonly runs: number;
  readonly machine: string;
  readonly chromium: string;
  readonly node: string;
  /** The version of our packages. */
  readonly ours: string;
  readonly rows: readonly Row[];
}
