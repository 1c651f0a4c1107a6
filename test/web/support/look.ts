import { expect } from '@jest/globals';
import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { seenOn } from './seen.ts';

/** As text, as all that runs in the page: tests are no browser, and have no types of one. */
const run = `axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
})`;

/**
 * Off are the rules of taste, and those that forbid what GOV.UK Frontend's macros write with reason: a role
 * that older browsers need, `autocomplete` on a hidden user name for password managers, `autocapitalize` on
 * a password that is shown, `aria-label` on a region, a link with the look and the role of a button.
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
    'input-attributes': 'off',
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
  const faults = await faultsOf(page);
  expect({ at: page.url(), faults }).toEqual({ at: page.url(), faults: [] });
}

/** The same as a list. */
export async function faultsOf(page: Page): Promise<string[]> {
  // Where scripts are off, axe is let run once the page's own can start no more.
  await page.waitForLoadState('load');
  const complaints = seenOn(page).complaints.splice(0);
  return [
    ...complaints.map((complaint) => `console: ${complaint}`),
    ...(await axeOn(page)),
    ...(await invalidHtml(page)),
    ...(await oddFacts(page)),
  ];
}

/** What axe answers, of what is used here. */
const found = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

async function axeOn(page: Page): Promise<string[]> {
  const { allowScripts } = seenOn(page);
  await allowScripts?.(true);
  // Once a page that is loaded: it is large.
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe.source);
  const { violations } = found.parse(await page.evaluate(run));
  await allowScripts?.(false);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** By the HTML less the keys of its forms: the same at another width, or without scripts, is judged once. */
const judged = new Map<string, Promise<string[]>>();

async function invalidHtml(page: Page): Promise<string[]> {
  const html = (await seenOn(page).answer?.text()) ?? '';
  const same = html.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
  const faults = judged.get(same) ?? judge(html);
  judged.set(same, faults);
  return faults;
}

async function judge(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${ruleId} (line ${line}): ${message}`),
  );
}

/** How many pixels the page is wider than its window. */
const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

async function oddFacts(page: Page): Promise<string[]> {
  const facts: [string, boolean][] = [
    ['scrolls sideways', (await page.evaluate<number>(sideways)) > 0],
    ['has not one h1', (await page.locator('h1').count()) !== 1],
    ['has no title of ours', !(await page.title()).endsWith(' – Định Danh')],
    [
      'is in another language',
      (await page.locator('html').getAttribute('lang')) !== languageOf(page),
    ],
  ];
  return facts.filter(([, isSo]) => isSo).map(([fact]) => `the page ${fact}`);
}

function languageOf(page: Page): string {
  return new URL(page.url()).pathname.slice(1, 3);
}
