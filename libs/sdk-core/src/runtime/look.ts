import type { LookUpdate } from '../contract/checkout.ts';
import type { OpenRequest } from '../contract/options.ts';

/** The request as if it had asked for this look: for whatever is opened from it later. */
export function withLook(request: OpenRequest, { locale, appearance }: LookUpdate): OpenRequest {
  return {
    ...request,
    ...(locale && { locale }),
    ...(appearance && { appearance: { ...request.appearance, ...appearance } }),
  };
}
