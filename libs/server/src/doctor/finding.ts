/** What a check has found. */
export interface Finding {
  readonly check: string;
  readonly level: 'ok' | 'warning' | 'error';
  /** A sentence. */
  readonly message: string;
  /** What to do. */
  readonly cure?: string;
}

export const ok = (check: string, message: string): Finding => ({ check, level: 'ok', message });
export const warning = (check: string, message: string, cure: string): Finding => ({
  check,
  level: 'warning',
  message,
  cure,
});
export const error = (check: string, message: string, cure: string): Finding => ({
  check,
  level: 'error',
  message,
  cure,
});
