const DECIMAL = /\p{Nd}/u;
const EACH_DECIMAL = /\p{Nd}/gu;

/** Unicode keeps the ten digits of a script together and in order, so a digit's value is its distance from zero. */
function latinDigit(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  let before = 0;
  while (DECIMAL.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}

/** `٤٠٥٤`, `４０５４` → `4054`; everything else stays. */
export function withLatinDigits(text: string): string {
  return text.replace(EACH_DECIMAL, latinDigit);
}

/** The digits of a text, in Latin script. */
export function digitsOf(text: string): string {
  return withLatinDigits(text).replace(/\D/g, '');
}
