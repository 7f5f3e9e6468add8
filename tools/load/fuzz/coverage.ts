/** How often each endpoint gave each kind of answer. */
export class Coverage {
  readonly #rows = new Map<string, Map<string, number>>();

  note(endpoint: string, kind: string): void {
    const row = this.#rows.get(endpoint) ?? new Map<string, number>();
    row.set(kind, (row.get(kind) ?? 0) + 1);
    this.#rows.set(endpoint, row);
  }

  toString(): string {
    const width = Math.max(...[...this.#rows.keys()].map(({ length }) => length));
    return [...this.#rows]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([endpoint, kinds]) => {
        const counts = [...kinds].sort(([, a], [, b]) => b - a);
        const list = counts.map(([kind, count]) => `${kind} ${count}`).join(', ');
        return `${endpoint.padEnd(width)}  ${list}`;
      })
      .join('\n');
  }
}
