import type { Page, Response } from 'playwright-core';

/** What a page has done since it was opened, beside what it shows. */
export type Seen = {
  /** Of a window without JavaScript: lets scripts run on the page that stands there, or not. */
  allowScripts?: (isAllowed: boolean) => Promise<void>;
  /** Errors and warnings of the console, those of the Content-Security-Policy among them. */
  complaints: string[];
  /** The answer that the page was last read from. */
  answer: Response | undefined;
};

const seenBy = new WeakMap<Page, Seen>();

export function seenOn(page: Page): Seen {
  const seen = seenBy.get(page);
  if (!seen) throw new Error('This page was not opened by the test browser.');
  return seen;
}

/** Listens to a page from its first request on. */
export function watchPage(page: Page, opened: Pick<Seen, 'allowScripts'>): void {
  const seen: Seen = { ...opened, complaints: [], answer: undefined };
  seenBy.set(page, seen);
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    // A page that says 404 or 503 has that status: the browser logs it, which is no fault of the page.
    const isAboutStatus = message.text().startsWith('Failed to load resource');
    if (isAboutStatus && message.location().url === seen.answer?.url()) return;
    seen.complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => seen.complaints.push(`uncaught: ${error.message}`));
  page.on('response', (response) => {
    const request = response.request();
    if (!request.isNavigationRequest() || response.frame() !== page.mainFrame()) return;
    seen.answer = response;
  });
}
