import type { Page } from 'playwright-core';
import type { TestBrowser } from './browser.ts';
import { faultsOf } from './look.ts';

/** A phone, and a computer. */
const widths = [320, 1280];

/**
 * What is wrong with the state that a page is in, on a phone and on a computer, with JavaScript and without: the
 * same address for the same browser, so that nobody has to walk there again.
 */
export async function faultsAround(browser: TestBrowser, page: Page): Promise<string[]> {
  const faults = await faultsAtWidths(page, 'with JavaScript');
  const plain = await browser.open({ javaScript: false, from: page.context() });
  await plain.goto(page.url());
  faults.push(...(await faultsAtWidths(plain, 'without JavaScript')));
  await plain.context().close();
  return faults;
}

async function faultsAtWidths(page: Page, how: string): Promise<string[]> {
  const faults: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 720 });
    for (const fault of await faultsOf(page)) faults.push(`${width} px, ${how}: ${fault}`);
  }
  return faults;
}
