import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@jest/globals';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { seenOn } from './seen.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Off are the rules of taste, and those that forbid what GOV.UK Frontend's macros write with reason: a role
 * that older browsers need, `autocomplete` on a hidden user name for password managers, `aria-label` on a
 * region, a link with the look and the role of a button.
 */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'doctype-style': 'off',
    'no-redundant-role': 'off',
    'prefer-native-element': 'off',
    'require-sri': 'off',
    'valid-autocomplete': 'off',
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    'no-inline-style': 'error',
  },
});

/**
 * Looks at a page as it stands, and fails the test for what nobody should meet there: a violation of WCAG 2.2
 * AA that axe sees, HTML that is none, a complaint in the console (a breach of the Content-Security-Policy
 * is one), scrolling sideways, no or two `h1`, no title, another language than was asked for.
 */
export async function look(page: Page): Promise<void> {
  const seen = seenOn(page);
  const [violations, invalid, facts] = [
    await axeOn(page, seen.javaScript),
    await invalidHtml(page),
    await factsOf(page),
  ];
  expect({ at: page.url(), violations, invalid, complaints: seen.complaints, ...facts }).toEqual({
    at: page.url(),
    violations: [],
    invalid: [],
    complaints: [],
    h1: 1,
    isTitled: true,
    language: new URL(page.url()).pathname.slice(1, 3),
    sideways: 0,
  });
}

async function axeOn(page: Page, javaScript: boolean): Promise<string[]> {
  const subject = javaScript ? page : await withScripts(page);
  // Its other mode opens a page for each run: we have no frames, for which that would be.
  const { violations } = await new AxeBuilder({ page: subject })
    .setLegacyMode(true)
    .withTags(tags)
    .analyze();
  if (subject !== page) await subject.context().close();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** The same page where scripts run, for axe is one: but none of the page's own does. */
async function withScripts(page: Page): Promise<Page> {
  const body = await page.content();
  const url = page.url();
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser.');
  const context = await browser.newContext({ viewport: page.viewportSize() });
  const copy = await context.newPage();
  await copy.route('**/*.js', (route) => route.abort());
  await copy.route(url, (route) => route.fulfill({ contentType: 'text/html', body }));
  await copy.goto(url);
  return copy;
}

async function invalidHtml(page: Page): Promise<string[]> {
  const html = await seenOn(page).answer?.text();
  const report = await validator.validateString(html ?? '');
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${ruleId} (line ${line}): ${message}`),
  );
}

/** How many pixels the page is wider than its window; as text, since tests are no browser. */
const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

async function factsOf(page: Page) {
  const html = page.locator('html');
  return {
    h1: await page.locator('h1').count(),
    isTitled: (await page.title()).trim().endsWith('Định Danh'),
    language: await html.getAttribute('lang'),
    sideways: await page.evaluate<number>(sideways),
  };
}
