/** What one caller, or all of them, may ask of a server. Generous for a machine of one's own. */
export interface Limits {
  /** Requests of one address in a second. */
  readonly rate: number;
  /** Bytes of a body. */
  readonly body: number;
  /** Bytes of all headers. */
  readonly header: number;
  /** Open at once. */
  readonly connections: number;
  /** Milliseconds until a request has come as a whole. */
  readonly time: number;
}

export const LIMITS: Limits = {
  rate: 1000,
  body: 1_048_576,
  header: 16_384,
  connections: 1000,
  time: 30_000,
};
