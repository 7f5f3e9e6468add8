import { ANTOM_POLICY } from './policy.ts';

/** Hosts without which no cashier can be shown and nothing paid. */
const NEEDED = ANTOM_POLICY.filter(({ part }) => part === 'payment' || part === 'script').map(
  ({ source }) => source,
);

export interface ViolationHandler {
  /** The cashier can't be loaded. */
  policyViolated(message: string): void;
  /** A form has not left the page, or was not let through where it was sent on to. */
  formBlocked(url: string): void;
}

/** Reports at once, rather than after a time limit, that the shop's own policy blocks Antom or the way to a bank. */
export class PolicyViolations {
  readonly #needed: readonly string[];
  readonly #handler: ViolationHandler;
  readonly #documents = [...new Set([document, topDocument()])];
  #isLoaded = false;

  /** @param scriptOrigins Further origins that the shop says it needs. */
  constructor(scriptOrigins: readonly string[], handler: ViolationHandler) {
    this.#needed = [...NEEDED, ...scriptOrigins];
    this.#handler = handler;
    for (const one of this.#documents) one.addEventListener(VIOLATION, this.#listen);
  }

  /** What is blocked from now on keeps nobody from paying, but a form. */
  loaded(): void {
    this.#isLoaded = true;
  }

  stop(): void {
    for (const one of this.#documents) one.removeEventListener(VIOLATION, this.#listen);
  }

  readonly #listen = (event: SecurityPolicyViolationEvent): void => {
    const { blockedURI, effectiveDirective, disposition } = event;
    if (disposition === 'report' || !URL.canParse(blockedURI)) return;
    if (effectiveDirective === 'form-action') return this.#handler.formBlocked(blockedURI);
    const { origin } = new URL(blockedURI);
    if (this.#isLoaded || !this.#needed.includes(origin)) return;
    this.#handler.policyViolated(
      `The page's Content-Security-Policy (${effectiveDirective}) blocks ${origin}. ` +
        'antomContentSecurityPolicy() of @ams-cashier/core/csp lists what it must allow.',
    );
  };
}

const VIOLATION = 'securitypolicyviolation';

/** That of the page around all frames, which forms are posted from (`top-form.ts`), if it may be reached. */
function topDocument(): Document {
  try {
    return window.top?.document ?? document;
  } catch {
    return document;
  }
}
