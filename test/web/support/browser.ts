import { afterAll, beforeAll, describe, jest } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../../../scripts/screens/chromium.ts';
import { watchPage } from './seen.ts';

/** How somebody looks at the portal. */
export type Look = {
  language?: 'vi' | 'en';
  /** Of the window, in CSS pixels. */
  width?: 320 | 1280;
  javaScript?: boolean;
  /** Cookies of another context, to go on there. */
  from?: BrowserContext;
  forcedColors?: 'active';
};

export type TestBrowser = {
  /** A window of its own, with no cookies unless told. */
  open: (look?: Look) => Promise<Page>;
};

/**
 * Tests in a browser, one for the file; where there is no Chromium they are skipped, and the output says
 * so. In CI `.ci/run` installs it.
 */
export function describeInBrowser(name: string, tests: (browser: TestBrowser) => void): void {
  jest.setTimeout(180_000);
  const executablePath = chromiumPath();
  if (executablePath === undefined) {
    process.stderr.write(`Skipped: ${name}: Chromium is not installed\n`);
    describe.skip(name, () => {
      tests({ open: () => Promise.reject(new Error('There is no browser.')) });
    });
    return;
  }
  describe(name, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      browser = await launch(executablePath);
    }, 60_000);
    afterAll(() => browser?.close());
    tests({
      open: (look) => {
        if (!browser) throw new Error('The browser runs for tests alone.');
        return openWindow(browser, look);
      },
    });
  });
}

function launch(executablePath: string): Promise<Browser> {
  // Chromium's sandbox cannot be made by root, who runs CI; it sees nothing but our own pages.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args });
}

async function openWindow(browser: Browser, look: Look = {}): Promise<Page> {
  const { language = 'vi', width = 1280, javaScript = true, from, forcedColors } = look;
  const context = await browser.newContext({
    locale: language === 'vi' ? 'vi-VN' : 'en-GB',
    viewport: { width, height: 720 },
    ...(from && { storageState: await from.storageState() }),
    ...(forcedColors && { forcedColors }),
  });
  const page = await context.newPage();
  // For what a busy machine is slow to show; nothing takes that long by design.
  page.setDefaultTimeout(45_000);
  // Not by the context's own setting: axe is to run on such a page, too, once it stands.
  const session = await context.newCDPSession(page);
  const allowScripts = async (isAllowed: boolean): Promise<void> => {
    await session.send('Emulation.setScriptExecutionDisabled', { value: !isAllowed });
  };
  if (!javaScript) await allowScripts(false);
  watchPage(page, javaScript ? {} : { allowScripts });
  return page;
}
