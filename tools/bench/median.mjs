/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below = 0, above = 0] = sorted.slice(middle - 1, middle + 1);
  return sorted.length % 2 ? above : (below + above) / 2;
}
