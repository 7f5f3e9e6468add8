import type { Browser } from '@playwright/test';

/** What the apps share. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly browser: Browser;
  readonly merchant: string;
  readonly sandbox: string;
  /** An npm registry that has our packages. */
  readonly registry: string;
}
