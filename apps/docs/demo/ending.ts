/** How the payment of the demo ends; the reader chooses. */
export const ENDINGS = ['paid', 'declined', 'challenged', 'expired'] as const;

export type Ending = (typeof ENDINGS)[number];
