import type { Limits, OpenRequest } from '../contract/options.ts';
import type { Terms } from '../machine/state.ts';

export function termsOf(request: OpenRequest, limits: Limits): Terms {
  return {
    limits,
    canRenew: typeof request.session === 'function',
    redirectsAtEnd: request.notRedirectAfterComplete === false,
  };
}
