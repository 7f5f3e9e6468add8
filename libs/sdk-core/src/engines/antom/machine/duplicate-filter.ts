/** How far apart the two tellings of one fact can be. */
const TWIN_MS = 1_000;

/** Antom's SDK tells some facts on two channels: the second telling is a twin of the first. */
export class DuplicateFilter {
  readonly #told = new Map<string, { readonly channel: string; readonly at: number }>();

  isDuplicate(channel: string, fact: string): boolean {
    const first = this.#told.get(fact);
    const now = Date.now();
    if (first && first.channel !== channel && now - first.at < TWIN_MS) {
      this.#told.delete(fact);
      return true;
    }
    this.#told.set(fact, { channel, at: now });
    return false;
  }
}
