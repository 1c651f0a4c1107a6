import type { Page } from 'playwright-core';
import type { TestBrowser } from './browser.ts';
import { faultsOf } from './look.ts';

/** A phone, and a computer. */
const widths = [320, 1280] as const;
/**
 * Which widths are looked at with JavaScript, and which without. All, with `SCREENS=whole`; else, for the time that
 * it takes, half of them in each language, so that each two of language, width and JavaScript meet.
 */
const looked =
  process.env['SCREENS'] === 'whole'
    ? { vi: { scripted: widths, plain: widths }, en: { scripted: widths, plain: widths } }
    : {
        vi: { scripted: [320], plain: [1280] },
        en: { scripted: [1280], plain: [320] },
      };

/** Looks at a state that a page is in, and answers with what is wrong with it. */
export type LookAround = (page: Page) => Promise<string[]>;

/**
 * What is wrong with the states of a walk, on a phone and on a computer, with JavaScript and without: the same
 * address for the same browser, in a window beside it (which closes with the browser), so that nobody has to walk there again.
 */
export async function openLookAround(
  browser: TestBrowser,
  language: 'vi' | 'en',
): Promise<LookAround> {
  const { scripted, plain } = looked[language];
  const beside = await browser.open({ language, javaScript: false });
  const context = beside.context();
  return async (page) => {
    const faults = await faultsAt(scripted, page, 'with JavaScript');
    await context.clearCookies();
    await context.addCookies(await page.context().cookies());
    await beside.goto(page.url());
    faults.push(...(await faultsAt(plain, beside, 'without JavaScript')));
    return faults;
  };
}

async function faultsAt(at: readonly number[], page: Page, how: string): Promise<string[]> {
  const faults: string[] = [];
  for (const width of at) {
    await page.setViewportSize({ width, height: 720 });
    for (const fault of await faultsOf(page)) faults.push(`${width} px, ${how}: ${fault}`);
  }
  return faults;
}
