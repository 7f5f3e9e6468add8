/**
 * What the hosted page says to Antom's SDK, as inputs. The SDK hears it after us, unless the verdict is to drop it.
 * Source: docs/reference/official-sdk-protocol.md#messages.
 */
import { asRecord, asText, type UnknownRecord } from '../json.ts';
import { isHttps, readPost, readRedirect } from '../redirect.ts';
import type { AntomInput, LeaveCode, Verdict } from './state.ts';

/** Facts of the document that the meaning of a message depends on. */
export interface PageFacts {
  readonly isInline: boolean;
  readonly hasChallengeFrame: boolean;
  /** Whether that page would not load in place of this one. */
  readonly isRefusedHere: (url: URL) => boolean;
}

export interface Reading {
  readonly input?: AntomInput;
  /** Whatever the machine says about the input. Default: pass. */
  readonly verdict?: Verdict;
  /** Antom's SDK hears this instead. */
  readonly data?: unknown;
}

const PASS: Reading = {};
const DROP: Reading = { verdict: 'drop' };

/** Antom's SDK throws on an event without a code. */
const hasCode = (data: unknown): Reading => (asText(asRecord(data)['code']) ? PASS : DROP);

const READERS: {
  readonly [event: string]: (data: unknown, facts: PageFacts) => Reading;
} = {
  // it throws on a size without a height, too
  onSizeChanged: (data) =>
    typeof asRecord(data)['height'] === 'number' ? { input: { type: 'page_drawn' } } : DROP,
  onEventCallback: hasCode,
  onError: hasCode,
  declareEventCallbackInfo: (data) => ({
    input: { type: 'leave_code', leaveCode: readLeaveCode(asRecord(data)['popWindowEventInfo']) },
  }),
  declareCheckoutInfo: (data) => ({ data: withoutHtml(data) }),
  // inline it would wait for a dialog that only popups have (row L8)
  onClose: (_, { isInline }) =>
    isInline ? { input: { type: 'page_closes' }, verdict: 'drop' } : PASS,
  onRedirect(data, { isRefusedHere }) {
    const redirect = readRedirect(data);
    const isRefused = redirect !== undefined && isRefusedHere(new URL(redirect.url));
    return { input: { type: 'redirect', redirect, isRefusedHere: isRefused } };
  },
  submitForm(data, { isRefusedHere }) {
    const post = readPost(data);
    const isRefused = post !== undefined && isRefusedHere(new URL(post.action));
    return { input: { type: 'form_post', post, isRefusedHere: isRefused } };
  },
  popupWindow: (data) => ({
    input: { type: 'frame_opens', isAllowed: isHttps(asRecord(data)['url']) },
  }),
  popWindow: (_, { hasChallengeFrame }) => ({
    input: { type: 'frame_closes', hasFrame: hasChallengeFrame },
  }),
};

export function readPageMessage(event: string, data: unknown, facts: PageFacts): Reading {
  return Object.hasOwn(READERS, event) ? (READERS[event]?.(data, facts) ?? PASS) : PASS;
}

function readLeaveCode(info: unknown): LeaveCode | undefined {
  const { enableCallback, eventName, eventResult } = asRecord(info);
  const code = enableCallback ? asText(eventName) : undefined;
  return code === undefined ? undefined : { code, result: { result: asRecord(eventResult) } };
}

/** Texts for the dialog of Antom's popup, which it writes as HTML (row S3). */
function withoutHtml(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
  if (Array.isArray(value)) return value.map(withoutHtml);
  if (Object(value) !== value) return value;
  return Object.fromEntries(
    Object.entries(value as UnknownRecord).map(([key, one]) => [key, withoutHtml(one)]),
  );
}
