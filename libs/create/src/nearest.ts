/** How many letters have to be added, left out or changed to make one word of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, wanted] of [...other].entries()) {
      const changed = (row[column] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** The word that somebody who typed `typed` is most likely to have meant; undefined if none is like it. */
export function nearest<Word extends string>(
  typed: string,
  words: readonly Word[],
): Word | undefined {
  const wanted = typed.toLowerCase();
  const started = words.find((word) => wanted.startsWith(word) || word.startsWith(wanted));
  if (wanted && started) return started;
  const [best] = words
    .map((word) => ({ word, away: distance(wanted, word) }))
    .sort((one, other) => one.away - other.away);
  return best && best.away <= Math.ceil(best.word.length / 2) ? best.word : undefined;
}
