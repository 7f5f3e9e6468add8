import type { Page } from '@playwright/test';

/** Calls of the cashier's page to its gateway that are on their way until they are let go. */
export interface HeldCalls {
  /** The first of them is being held. */
  readonly held: Promise<void>;
  readonly letGo: () => void;
}

/**
 * Holds `/cashier/api/<name>`. To be called before the cashier is opened or when its form is there: the browser doesn't
 * stop what a frame of another site asks for while it is just being attached.
 */
export async function holdCalls(page: Page, name: 'session' | 'pay'): Promise<HeldCalls> {
  let letGo = () => {};
  let note = () => {};
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const held = new Promise<void>((resolve) => (note = resolve));
  await page.route(`**/cashier/api/${name}`, async (route) => {
    note();
    await gate;
    await route.continue();
  });
  return { held, letGo };
}
