import { expect, type Locator, type Page } from '@playwright/test';

const isChromium = (page: Page) => page.context().browser()?.browserType().name() === 'chromium';

/**
 * Clicks as soon as the pointer really is over it: in Chromium a frame that has just changed its place or size gets the
 * click at its old one, where the browser has not drawn it anew yet.
 */
export async function press(button: Locator): Promise<void> {
  if (!isChromium(button.page())) return button.click();
  await expect(button).toBeEnabled();
  await expect(async () => {
    await button.hover({ timeout: 2_000 });
    expect(await button.evaluate((element) => element.matches(':hover'))).toBe(true);
  }).toPass();
  const { mouse } = button.page();
  await mouse.down();
  await mouse.up();
}

/**
 * Presses a key that takes away the frame in which the focus is. Its release is sent but not awaited: Chromium never
 * answers for a key whose frame is gone.
 */
export async function pressAway(page: Page, key: string): Promise<void> {
  if (!isChromium(page)) return page.keyboard.press(key);
  await page.keyboard.down(key);
  void page.keyboard.up(key).catch(() => undefined);
}
