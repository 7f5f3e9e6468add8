import type { PageState } from './state.ts';

/**
 * Whether a payment may still reach the gateway, though the gateway knows nothing of it: this page was reloaded before
 * the answer came. From then on, leaving is no cancellation.
 */
export function mayArrive({ session, lastSubmit, resumes }: PageState): boolean {
  // the SDK knows that there was an attempt
  if (lastSubmit === 'unknown') return resumes;
  if (!lastSubmit || !session) return false;
  const { publicSessionId = session.publicSessionId, submitId } = lastSubmit;
  return publicSessionId === session.publicSessionId && submitId !== session.submitId;
}

/** Whether the attempt that the gateway knows is what this tab submitted before its page was loaded. */
export function isOwnSubmit({ session, lastSubmit }: PageState): boolean {
  return typeof lastSubmit === 'object' && lastSubmit.submitId === session?.submitId;
}
