/** unreachable: the shop's server is down or broken; unknown: it has no such order; refused: it won't take this one. */
export type ShopProblem = 'unreachable' | 'unknown' | 'refused';

/** The shop's own server said no, or nothing. `message` is for the shopper. */
export class ShopError extends Error {
  override readonly name = 'ShopError';
  readonly problem: ShopProblem;

  constructor(problem: ShopProblem, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.problem = problem;
  }
}
