/** unreachable: the shop's server is down or broken; unknown: there is no such order; refused: it rejects this order. */
export type ShopProblem = 'unreachable' | 'unknown' | 'refused';

/** The shop's server refused or did not answer. `message` is for the shopper. */
export class ShopError extends Error {
  override readonly name = 'ShopError';
  readonly problem: ShopProblem;

  constructor(problem: ShopProblem, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.problem = problem;
  }
}
