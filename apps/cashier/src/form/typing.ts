import { digitsOf, withLatinDigits } from './digits.ts';

/** How a field of digits is formatted while it is typed in. */
export interface Mask {
  /** Formats a text; `deleting` omits a trailing separator, which would swallow the next Backspace. */
  format(text: string, deleting: boolean): string;
  /** How many digits can make sense, given these. */
  limit(digits: string): number;
}

/** What the browser did to the field. */
interface Edit {
  /** The field's text before it. */
  readonly before: string;
  /** The text that it left, not yet formatted. */
  readonly value: string;
  readonly caret: number;
  /** `InputEvent.inputType`; empty for autofill. */
  readonly inputType: string;
}

export interface Typed {
  readonly value: string;
  readonly caret: number;
}

/** The place right after the nth digit. */
function afterDigit(text: string, n: number): number {
  if (n <= 0) return 0;
  let seen = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (/\d/.test(text.charAt(index))) seen += 1;
    if (seen === n) return index + 1;
  }
  return text.length;
}

/** A deletion that removed only a separator was meant for the digit next to it. */
function deletedThroughSeparator({ before, value, caret, inputType }: Edit): Typed {
  const head = value.slice(0, caret);
  const tail = value.slice(caret);
  if (digitsOf(value) !== digitsOf(before)) return { value, caret };
  if (inputType === 'deleteContentBackward') {
    const shorter = head.replace(/\d\D*$/, '');
    return { value: shorter + tail, caret: shorter.length };
  }
  if (inputType === 'deleteContentForward') {
    return { value: head + tail.replace(/^\D*\d/, ''), caret };
  }
  return { value, caret };
}

/** Formats the text after an edit and places the caret beside the same digits as before. */
export function retype(edit: Edit, mask: Mask): Typed {
  const deleting = edit.inputType.startsWith('delete');
  const { value, caret } = deleting ? deletedThroughSeparator(edit) : edit;
  const digits = digitsOf(value);
  const digitsLeft = digitsOf(value.slice(0, caret)).length;
  const typedOne = !deleting && digits.length === digitsOf(edit.before).length + 1;
  if (typedOne && digits.length > mask.limit(digits)) {
    // no room: reject the new digit rather than push out an earlier one
    return { value: edit.before, caret: afterDigit(edit.before, digitsLeft - 1) };
  }
  const formatted = mask.format(withLatinDigits(value), deleting);
  if (!deleting && caret === value.length) return { value: formatted, caret: formatted.length };
  const added = digitsLeft > 0 ? digitsOf(formatted).length - digits.length : 0;
  return { value: formatted, caret: afterDigit(formatted, digitsLeft + added) };
}
