import { asRecord, asText } from '../json.ts';
import type { AntomInput } from './state.ts';

/**
 * What Antom's SDK says to its page, as an input: the gateway's answer stands in there. It resolves its promise whatever
 * the answer was, and with some payment methods reports nothing (rows H4, H5, H6).
 */
export function readSdkMessage(event: string, data: unknown): AntomInput | undefined {
  if (event !== 'renderComponent') return undefined;
  const { success, errorMessage, errorCode, traceId } = asRecord(asRecord(data)['queryResult']);
  if (success === true) return { type: 'session_accepted' };
  const code = asText(errorCode);
  if (/EXPIRE/i.test(code ?? '')) return { type: 'session_expired' };
  return {
    type: 'session_refused',
    fault: { code, message: asText(errorMessage), traceId: asText(traceId) },
  };
}
