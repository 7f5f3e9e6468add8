/** When the code and the page of a cashier are loaded before it is opened. */
export type PreloadWhen =
  /** Never before an open. */
  | 'none'
  /** When the shopper points at, focuses or touches what opens the cashier. */
  | 'intent'
  /** When that is in view. */
  | 'visible'
  /** When the page has loaded and the browser has nothing else to do. */
  | 'idle';

export interface PreloadTarget {
  /** The engine of this session. */
  readonly session?: string;
  /** The hosted page of this origin. */
  readonly cashier?: string;
}

export interface PreloadOnOptions extends PreloadTarget {
  /** Default: the client's option `preload`, or else `intent`. */
  readonly when?: PreloadWhen | undefined;
}
