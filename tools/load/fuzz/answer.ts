import type { HttpAnswer } from './request.ts';

/** What kind of answer it is: a result code, a phase with its outcome, a refusal, or an HTTP status. */
export function kindOf({ status, text }: HttpAnswer): string {
  if (!text.startsWith('{')) return String(status);
  const { result, phase, outcome, error } = JSON.parse(text) as {
    readonly result?: { readonly resultCode?: string };
    readonly phase?: string;
    readonly outcome?: string;
    readonly error?: { readonly code?: string };
  };
  if (phase) return outcome ? `${phase} ${outcome}` : phase;
  return result?.resultCode ?? error?.code ?? String(status);
}

/** What no request may be answered with. */
export function faultOf({ status, text }: HttpAnswer): string | undefined {
  if (status >= 500) return `HTTP ${status}`;
  if (/\n\s+at .+:\d+:\d+|node_modules/.test(text)) return 'a stack trace';
  if (text.startsWith('{"result":{"resultCode":"UNKNOWN_EXCEPTION"')) return 'UNKNOWN_EXCEPTION';
  if (text.startsWith('{"error":{"code":"internal"')) return 'internal';
  return undefined;
}
