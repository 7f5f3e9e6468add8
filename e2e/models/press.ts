import { expect, type Locator } from '@playwright/test';

/**
 * Clicks as soon as the pointer really is over it: in Chromium a frame that has just changed its place or size gets the
 * click at its old one, where the browser has not drawn it anew yet.
 */
export async function press(button: Locator): Promise<void> {
  if (button.page().context().browser()?.browserType().name() !== 'chromium') return button.click();
  await expect(button).toBeEnabled();
  await expect(async () => {
    await button.hover({ timeout: 2_000 });
    expect(await button.evaluate((element) => element.matches(':hover'))).toBe(true);
  }).toPass();
  const { mouse } = button.page();
  await mouse.down();
  await mouse.up();
}
