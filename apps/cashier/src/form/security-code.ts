import cardValidator from 'card-validator';
import type { Brand } from './brand.ts';
import { digitsOf } from './digits.ts';
import type { Mask } from './typing.ts';

export type SecurityCodeError = 'code_missing' | 'code_three' | 'code_four' | 'code_either';

const EITHER: readonly number[] = [3, 4];

/** Without a known brand both lengths are possible (docs/design/names-and-defaults.md#card-checks). */
function lengths(brand: Brand | undefined): readonly number[] {
  return brand ? [brand.securityCodeLength] : EITHER;
}

/** Which of the three texts about the length fits. */
export function codeLength(brand: Brand | undefined): Exclude<SecurityCodeError, 'code_missing'> {
  if (!brand) return 'code_either';
  return brand.securityCodeLength === 4 ? 'code_four' : 'code_three';
}

export function checkSecurityCode(
  text: string,
  brand: Brand | undefined,
): SecurityCodeError | undefined {
  const digits = digitsOf(text);
  if (!digits) return 'code_missing';
  return cardValidator.cvv(digits, [...lengths(brand)]).isValid ? undefined : codeLength(brand);
}

export function securityCodeMask(brand: () => Brand | undefined): Mask {
  return {
    format: (text) => digitsOf(text).slice(0, 8),
    limit: () => Math.max(...lengths(brand())),
  };
}
