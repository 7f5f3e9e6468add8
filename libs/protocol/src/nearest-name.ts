/** How many letters have to be added, removed, replaced or swapped with their neighbour. */
function distance(one: string, other: string): number {
  const rows: number[][] = [];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Math.max(row, column);
  for (let i = 0; i <= one.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= other.length && i > 0; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      (rows[i] as number[])[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (isSame ? 0 : 1),
        isSwapped && i > 1 ? at(i - 2, j - 2) + 1 : Infinity,
      );
    }
  }
  return at(one.length, other.length);
}

/** The name that was probably meant. A short one differs in one letter from it, and a long one in two. */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  const lower = given.toLowerCase();
  return names.find((name) => {
    const limit = name.length > 8 ? 2 : 1;
    const gap = Math.abs(name.length - given.length);
    return gap <= limit && distance(lower, name.toLowerCase()) <= limit;
  });
}
