import { describe, expect, it } from 'vitest';
import { numberMask } from './card-number.ts';
import { expiryMask } from './expiry.ts';
import { securityCodeMask } from './security-code.ts';
import { retype, type Mask } from './typing.ts';

const PASTE = 'insertFromPaste';
const TYPE = 'insertText';
const BACK = 'deleteContentBackward';
const DELETE = 'deleteContentForward';
const CUT = 'deleteByCut';
/** Autofill says no input type. */
const FILL = '';

/** `|` is the caret. `before` is the field, `left` what the browser made of it, `shown` what the field shows then. */
type Row = readonly [what: string, before: string, inputType: string, left: string, shown: string];

const NUMBER: readonly Row[] = [
  ['types the first digit', '', TYPE, '4|', '4|'],
  ['types a fourth digit: no space yet', '405', TYPE, '4054|', '4054|'],
  ['types a fifth digit', '4054', TYPE, '40546|', '4054 6|'],
  ['types a letter', '4054', TYPE, '4054x|', '4054|'],
  ['pastes with spaces', '', PASTE, '4054 6957 2310 0768|', '4054 6957 2310 0768|'],
  ['pastes without spaces', '', PASTE, '4054695723100768|', '4054 6957 2310 0768|'],
  ['pastes with hyphens', '', PASTE, '5162-7741-1497-4622|', '5162 7741 1497 4622|'],
  ['pastes with spaces around', '', PASTE, '  4054695723100768 |', '4054 6957 2310 0768|'],
  ['pastes words and a number', '', PASTE, 'Card: 4054695723100768|', '4054 6957 2310 0768|'],
  ['pastes into the middle', '4054 0768', PASTE, '4054 69572310|0768', '4054 6957 2310| 0768'],
  ['autofill', '', FILL, '9490220011669217|', '9490 2200 1166 9217|'],
  ['autofill over another number', '4054', FILL, '5162774114974622|', '5162 7741 1497 4622|'],
  ['American Express in its own groups', '', PASTE, '340000000000000|', '3400 000000 00000|'],
  ['nineteen digits', '', PASTE, '4000000000000000006|', '4000 0000 0000 0000 006|'],
  ['types in the middle', '4054 6572 310', TYPE, '4054 69|572 310', '4054 69|57 2310'],
  ['types at the start', '054 6', TYPE, '4|054 6', '4|054 6'],
  ['deletes the last digit', '4054 6', BACK, '4054 |', '4054|'],
  ['Backspace behind a space', '4054 6957', BACK, '4054|6957', '405|6 957'],
  ['Delete before a space', '4054 6957', DELETE, '4054|6957', '4054| 957'],
  ['Backspace in the middle', '4054 6957 2310', BACK, '4054 6|57 2310', '4054 6|572 310'],
  ['cuts the middle', '4054 6957 2310', CUT, '4054| 2310', '4054| 2310'],
  ['empties it', '4054', CUT, '|', '|'],
  [
    'a digit too many at the end',
    '3400 000000 00000',
    TYPE,
    '3400 000000 000001|',
    '3400 000000 00000|',
  ],
  [
    'a digit too many in the middle',
    '3400 000000 00000',
    TYPE,
    '34001| 000000 00000',
    '3400| 000000 00000',
  ],
  [
    'too long a paste stays to be seen',
    '',
    PASTE,
    '40000000000000000000|',
    '4000 0000 0000 0000 0000|',
  ],
  [
    'changes brand by its first digit',
    '3400 000000 0000',
    BACK,
    '|400 000000 0000',
    '|4000 0000 0000 0',
  ],
  ['Arabic-Indic digits', '', PASTE, '٤٠٥٤٦٩٥٧|', '4054 6957|'],
  ['full-width digits', '', PASTE, '４０５４６|', '4054 6|'],
  ['Devanagari digit typed in the middle', '4054 57', TYPE, '4054 ६|57', '4054 6|57'],
  ['mathematical digits, two units each', '', PASTE, '\u{1D7D2}\u{1D7CE}|', '40|'],
];

const EXPIRY: readonly Row[] = [
  ['types 1', '', TYPE, '1|', '1|'],
  ['types 12', '1', TYPE, '12|', '12 / |'],
  ['types 2: can only be February', '', TYPE, '2|', '02 / |'],
  ['types 1 and a slash', '1', TYPE, '1/|', '01 / |'],
  ['types the slash that is there already', '12 / ', TYPE, '12 / /|', '12 / |'],
  ['types the year', '12 / 2', TYPE, '12 / 29|', '12 / 29|'],
  ['a digit too many', '12 / 29', TYPE, '12 / 295|', '12 / 29|'],
  ['a year of four digits', '12 / 202', TYPE, '12 / 2029|', '12 / 29|'],
  ['a third digit of a year that begins with 20', '12 / 20', TYPE, '12 / 202|', '12 / 202|'],
  ['Backspace at the separator', '12 / ', BACK, '12 /|', '1|'],
  ['Backspace in the year', '12 / 2', BACK, '12 / |', '12|'],
  ['deletes in the month, year stays', '12 / 29', BACK, '1| / 29', '1| / 29'],
  ['deletes the month’s first digit', '12 / 29', DELETE, '|2 / 29', '|2 / 29'],
  ['corrects the month', '1 / 29', TYPE, '11| / 29', '11| / 29'],
  ['autofill 02/29', '', FILL, '02/29|', '02 / 29|'],
  ['autofill 02/2029', '', FILL, '02/2029|', '02 / 29|'],
  ['autofill 2/29', '', FILL, '2/29|', '02 / 29|'],
  ['autofill 2029-02', '', FILL, '2029-02|', '02 / 29|'],
  ['pastes 0229', '', PASTE, '0229|', '02 / 29|'],
  ['pastes 022029', '', PASTE, '022029|', '02 / 29|'],
  ['pastes a month 13: found by the check', '', PASTE, '13/29|', '13 / 29|'],
  ['pastes a year of five digits: found by the check', '', PASTE, '12/20299|', '12 / 20299|'],
  ['full-width digits and slash', '', PASTE, '０２／２９|', '02 / 29|'],
];

const CODE: readonly Row[] = [
  ['types three digits', '12', TYPE, '123|', '123|'],
  ['a fourth is possible without a brand', '123', TYPE, '1234|', '1234|'],
  ['a fifth is not', '1234', TYPE, '12345|', '1234|'],
  ['drops letters', '12', TYPE, '12a|', '12|'],
  ['Thai digits', '', PASTE, '๑๒๓|', '123|'],
];

function play(mask: Mask, [, before, inputType, left]: Row): string {
  const caret = left.indexOf('|');
  const value = left.slice(0, caret) + left.slice(caret + 1);
  const typed = retype({ before, value, caret, inputType }, mask);
  return `${typed.value.slice(0, typed.caret)}|${typed.value.slice(typed.caret)}`;
}

describe.each([
  ['card number', numberMask, NUMBER],
  ['expiry date', expiryMask, EXPIRY],
  ['security code', securityCodeMask(() => undefined), CODE],
] as const)('%s', (_, mask, rows) => {
  it.each(rows)('%s', (...row) => expect(play(mask, row)).toBe(row[4]));
});
