/** What one caller, or all of them together, may ask of the server. Generous, as it runs on the caller's own machine. */
export interface Limits {
  /** Requests per second from one address. */
  readonly rate: number;
  /** Size of a body in bytes. */
  readonly body: number;
  /** Size of all headers in bytes. */
  readonly header: number;
  /** Simultaneous connections. */
  readonly connections: number;
  /** Milliseconds for a request to arrive completely. */
  readonly time: number;
}

export const LIMITS: Limits = {
  rate: 1000,
  body: 1_048_576,
  header: 16_384,
  connections: 1000,
  time: 30_000,
};

/** How much faster than the real time the sandbox's may go: times stay dates that can be written down. */
export const SPEED = { least: 0.001, most: 1_000_000, words: 'a number from 0.001 to 1000000' };
