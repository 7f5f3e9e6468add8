/** How far apart two reports of one fact can be. */
const WINDOW_MS = 1_000;

interface Report {
  readonly channel: string;
  readonly at: number;
}

/**
 * Antom's SDK reports some facts on two channels: the second report of a fact is a duplicate. A fact can also happen
 * twice, so each report is the duplicate of one other.
 */
export class DuplicateFilter {
  readonly #reports = new Map<string, readonly Report[]>();

  isDuplicate(channel: string, fact: string): boolean {
    const at = Date.now();
    const recent = (this.#reports.get(fact) ?? []).filter((one) => at - one.at < WINDOW_MS);
    const first = recent.find((one) => one.channel !== channel);
    this.#reports.set(
      fact,
      first ? recent.filter((one) => one !== first) : [...recent, { channel, at }],
    );
    return first !== undefined;
  }
}
