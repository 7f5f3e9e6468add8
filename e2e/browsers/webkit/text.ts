/** A text as Playwright's matchers hand it on. */
export interface ExpectedText {
  readonly string?: string;
  readonly regexSource?: string;
  readonly regexFlags?: string;
  readonly matchSubstring?: boolean;
  readonly normalizeWhiteSpace?: boolean;
}

const whole = (text: string) => text.replace(/\s+/g, ' ').trim();

export function textMatches(expected: ExpectedText, text: string): boolean {
  const { regexSource, regexFlags, matchSubstring, normalizeWhiteSpace } = expected;
  if (regexSource !== undefined) return new RegExp(regexSource, regexFlags).test(text);
  const [wanted, received] = [expected.string ?? '', text].map((one) =>
    normalizeWhiteSpace ? whole(one) : one,
  ) as [string, string];
  return matchSubstring ? received.includes(wanted) : received === wanted;
}
