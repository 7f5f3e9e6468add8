/** How far apart two reports of one fact can be. */
const WINDOW_MS = 1_000;

/** Antom's SDK reports some facts on two channels: the second report of a fact is a duplicate. */
export class DuplicateFilter {
  readonly #reports = new Map<string, { readonly channel: string; readonly at: number }>();

  isDuplicate(channel: string, fact: string): boolean {
    const first = this.#reports.get(fact);
    const now = Date.now();
    if (first && first.channel !== channel && now - first.at < WINDOW_MS) {
      this.#reports.delete(fact);
      return true;
    }
    this.#reports.set(fact, { channel, at: now });
    return false;
  }
}
