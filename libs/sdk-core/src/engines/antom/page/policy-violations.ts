import { ANTOM_POLICY } from './policy.ts';

/** Hosts without which no cashier can be shown and nothing paid. */
const NEEDED = ANTOM_POLICY.filter(({ part }) => part === 'payment' || part === 'script').map(
  ({ source }) => source,
);

/** Reports at once, rather than after a time limit, that the shop's own policy blocks Antom. */
export class PolicyViolations {
  readonly #needed: readonly string[];
  readonly #tell: (what: string) => void;

  /** @param scriptOrigins Further origins that the shop says it needs. */
  constructor(scriptOrigins: readonly string[], tell: (what: string) => void) {
    this.#needed = [...NEEDED, ...scriptOrigins];
    this.#tell = tell;
    document.addEventListener('securitypolicyviolation', this.#listen);
  }

  stop(): void {
    document.removeEventListener('securitypolicyviolation', this.#listen);
  }

  readonly #listen = (event: SecurityPolicyViolationEvent): void => {
    const { blockedURI, effectiveDirective, disposition } = event;
    if (disposition === 'report' || !URL.canParse(blockedURI)) return;
    const { origin } = new URL(blockedURI);
    if (!this.#needed.includes(origin)) return;
    this.#tell(
      `The page's Content-Security-Policy (${effectiveDirective}) blocks ${origin}. ` +
        'antomContentSecurityPolicy() of @ams-cashier/core/csp lists what it must allow.',
    );
  };
}
