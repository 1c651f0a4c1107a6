import type { Page } from 'playwright-core';

/** Goes there by the Tab key, and presses Enter. */
export async function pressOn(page: Page, selector: string): Promise<void> {
  for (let tab = 0; tab < 60; tab += 1) {
    await page.keyboard.press('Tab');
    if (await page.locator(`${selector}:focus`).count()) break;
  }
  await page.keyboard.press('Enter');
}
