import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { codePages } from '../../src/domain/account/code-pages.ts';
import { problems } from '../../src/domain/problems/problems.ts';
import { objectionCode } from '../../src/platform/look-ups.ts';
import { paths } from '../../web/paths.ts';
import { notMeTexts, objectionTexts } from '../../web/texts/codes.ts';
import { changesBy } from '../support/changes.ts';
import { aCitizen } from '../support/citizens.ts';
import { complaints } from '../support/complaints.ts';
import { logins } from '../support/login.ts';
import { until } from '../support/until.ts';
import { describeInBrowser } from './support/browser.ts';
import { look } from './support/look.ts';
import { startWebSystem, submit, type WebSystem } from './support/web-system.ts';

const h1 = (page: Page) => page.locator('h1').textContent();
const main = (page: Page) => page.locator('main').innerText();

describeInBrowser('the code of a message in a browser', (browser) => {
  let system: WebSystem;
  beforeAll(async () => {
    system = await startWebSystem();
  }, 60_000);
  afterAll(() => system.stop(), 30_000);

  const registered = async () => (await logins(system).registered()).citizen;
  const codeIn = (phone: string) =>
    until('a message with a code to type', async () => {
      const messages = await system.simulators.messages(phone);
      return /\b\w{4}-\w{4}-\w{4}\b/.exec(messages.join(' '))?.[0];
    });

  test('by the code of the message’s link, nothing is done before the button is pressed', async () => {
    const citizen = await registered();
    const { token } = await logins(system).signedIn(citizen);
    const changes = changesBy(system, token);
    await logins(system).signedIn(citizen); // on another device, which is told
    const code = await codeIn(citizen.phone);
    const reader = await browser.open({ language: 'en', width: 320 });
    await reader.goto(`${system.url}${codePages.notMe}#${code}`);
    expect(reader.url()).toBe(system.at('en', paths.notMe));
    expect(await reader.inputValue('[name=noticeCode]')).toBe(code);
    await look(reader);
    expect(await changes.isLive()).toBe(true);
    await submit(reader);
    await look(reader);
    expect(await main(reader)).toContain(notMeTexts.passwordNext.en);
    expect(await changes.isLive()).toBe(false);
    await reader.goto(`${system.at('en', paths.notMe)}#${code}`);
    await submit(reader);
    await look(reader);
    expect(await main(reader)).toContain(problems.NotMeCodeInvalid.title.en);
  }, 90_000);

  test.each([{ javaScript: true }, { javaScript: false }])(
    'who is complained about objects once: %p',
    async ({ javaScript }) => {
      const { documentNumber, phone } = await registered();
      const victim = { ...aCitizen({ fullName: 'Trần Văn Thật' }), documentNumber };
      const flow = await complaints(system).atHearing(victim);
      const code = objectionCode(system.keys, flow.id);
      expect(await codeIn(phone)).toBe(code);
      const page = await browser.open({ javaScript, width: 320 });
      await page.goto(`${system.url}${codePages.objection}#${code}`);
      await look(page);
      if (!javaScript) await page.fill('[name=noticeCode]', code);
      await page.fill('[name=statement]', 'Của tôi.');
      await submit(page);
      await look(page);
      expect(await page.inputValue('[name=statement]')).toBe('Của tôi.');
      expect(await page.inputValue('[name=noticeCode]')).toBe(code);
      expect(await page.locator('#statement-error').innerText()).toMatch(/quá ngắn/);
      await page.fill('[name=statement]', 'Số này là của tôi từ năm 2010.\nTôi có giấy tờ.');
      await submit(page);
      await look(page);
      expect(await h1(page)).toBe(objectionTexts.done.vi);
      await page.goto(system.at('vi', paths.objection));
      await page.fill('[name=noticeCode]', code.toLowerCase());
      await page.fill('[name=statement]', 'Số này là của tôi từ năm 2010.');
      await submit(page);
      expect(await main(page)).toContain(problems.ObjectionCodeInvalid.title.vi);
    },
    60_000,
  );
});
