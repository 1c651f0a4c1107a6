import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { signInAsStaff } from '../../scripts/screens/staff.ts';
import { staffPaths } from '../../web/paths.ts';
import { registration } from '../support/registration.ts';
import { someCase } from '../support/staff.ts';
import { describeInBrowser } from './support/browser.ts';
import { look } from './support/look.ts';
import { pressOn } from './support/press-on.ts';
import { startWebSystem, type WebSystem } from './support/web-system.ts';

describeInBrowser('support staff with a citizen on the phone', (browser) => {
  let system: WebSystem;
  beforeAll(async () => {
    system = await startWebSystem();
  }, 180_000);
  afterAll(() => system.stop());

  /** Types into a field as somebody who has no mouse does: the field is come to by the Tab key. */
  async function typeInto(page: Page, name: string, text: string): Promise<void> {
    await pressOnto(page, `[name=${name}]`);
    await page.keyboard.type(text);
  }
  async function pressOnto(page: Page, selector: string): Promise<void> {
    for (let tab = 0; tab < 60; tab += 1) {
      await page.keyboard.press('Tab');
      if ((await page.locator(`${selector}:focus`).count()) > 0) return;
    }
    throw new Error(`the Tab key does not lead to ${selector}`);
  }

  test.each([{ javaScript: true }, { javaScript: false }])(
    'reference, story, act: three pages, by keyboard: %p',
    async ({ javaScript }) => {
      const { flow } = await registration(system).atOtp();
      const page = await browser.open({ width: 320, javaScript });
      await page.goto(system.at('en', staffPaths.signIn));
      await signInAsStaff(page, 'hotro1');

      await page.goto(system.at('en', staffPaths.find));
      await typeInto(page, 'searchKey', flow.reference.toLowerCase().replaceAll('-', ' '));
      await typeInto(page, 'ticket', someCase.ticket);
      await typeInto(page, 'reason', someCase.reason);
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${staffPaths.flows}/${flow.id}`);
      await look(page);
      const main = page.locator('main');
      expect(await main.innerText()).toMatch(/Whose turn it is\s+Waits for the citizen/);

      const cancel = 'details:has(input[value=cancel]) summary';
      await pressOn(page, cancel);
      await pressOn(page, 'form:has(input[value=cancel]) button');
      await page.waitForSelector('.govuk-notification-banner');
      await look(page);
      const text = await main.innerText();
      expect(text).toMatch(/Status\s+Cancelled/);
      expect(text).toContain(`Ticket ${someCase.ticket}: ${someCase.reason}`);
      expect(text).toContain('It has ended: nothing is left to do.');
      await page.context().close();
    },
    60_000,
  );

  test('what is no whole key is refused, what is nobody’s is said, and nobody is listed', async () => {
    const { citizen } = await registration(system).atOtp();
    const page = await browser.open({ width: 320 });
    await page.goto(system.at('en', staffPaths.signIn));
    await signInAsStaff(page, 'hotro1');
    await page.goto(system.at('en', staffPaths.find));
    await page.fill('[name=ticket]', someCase.ticket);
    await page.fill('[name=reason]', someCase.reason);
    const said: string[] = [];
    for (const [key, shown] of [
      ['0912*', '.govuk-error-summary'],
      ['001090999999', '.govuk-inset-text'],
    ] as const) {
      await page.fill('[name=searchKey]', key);
      await page.locator('main form button').click();
      await page.waitForSelector(shown);
      said.push(await page.locator('main').innerText());
    }
    expect(said[0]).toContain('This is no whole key');
    expect(said[1]).toContain('Looked for exactly, by the document number: there is no flow.');
    expect(said.join('\n')).not.toContain(citizen.fullName);
    expect(page.url()).not.toContain('001090999999');
    await page.context().close();
  }, 60_000);
});
