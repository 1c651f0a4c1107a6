import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { createClient } from '../../client/create-client.ts';
import { orThrow } from '../../client/or-throw.ts';
import { codePages } from '../../src/domain/account/code-pages.ts';
import { ownDataAnswer } from '../../src/domain/account/own-data-answer.ts';
import { problems } from '../../src/domain/problems/problems.ts';
import { paths } from '../../web/paths.ts';
import { closingTexts } from '../../web/texts/closing.ts';
import { cancellationTexts, notMeTexts } from '../../web/texts/codes.ts';
import { notices } from '../../web/texts/notices.ts';
import { sessionEndTexts } from '../../web/texts/sessions.ts';
import { logins } from '../support/login.ts';
import { until } from '../support/until.ts';
import { describeInBrowser, type Look } from './support/browser.ts';
import { look } from './support/look.ts';
import { pressOn } from './support/press-on.ts';
import { startWebSystem, submit, type WebSystem } from './support/web-system.ts';

const h1 = (page: Page) => page.locator('h1').textContent();
const main = (page: Page) => page.locator('main').innerText();
const where = (page: Page) => new URL(page.url()).pathname;

describeInBrowser('the account in a browser', (browser) => {
  let system: WebSystem;
  beforeAll(async () => {
    system = await startWebSystem({ CLOSING_LOOK_EVERY_SECONDS: '1' });
  }, 60_000);
  afterAll(() => system.stop(), 30_000);

  const registered = async () => (await logins(system).registered()).citizen;
  type Citizen = Awaited<ReturnType<typeof registered>>;
  /** A window in which the citizen has signed in. */
  const signedIn = async (citizen: Citizen, { language = 'vi', ...seen }: Look = {}) => {
    const page = await browser.open({ language, ...seen });
    await page.goto(system.at(language, '/'));
    await system.signInInBrowser(page, citizen);
    return page;
  };
  const isSignedOut = async (page: Page) => {
    await page.goto(system.at('vi', paths.account));
    return where(page) === `/vi${paths.signIn}`;
  };
  test('one session is ended, then all others: those browsers are out on their next request', async () => {
    const citizen = await registered();
    const page = await signedIn(citizen, { width: 320 });
    const [second, third] = [await signedIn(citizen), await signedIn(citizen)];
    await look(page);
    await page.goto(system.at('vi', paths.sessions));
    expect(await page.locator('.govuk-summary-card').count()).toBe(3);
    await look(page);
    await submit(page); // the latest other one
    await look(page);
    expect(await main(page)).toContain(notices.session_ended.title.vi);
    expect(await isSignedOut(third)).toBe(true);
    expect(await isSignedOut(second)).toBe(false);

    await page.click('main a[href$="ket-thuc-tat-ca"]');
    await look(page);
    await submit(page);
    expect(await page.locator('.govuk-summary-card').count()).toBe(1);
    expect(await isSignedOut(second)).toBe(true);
    await page.click('main a[href$="da-ket-thuc"]');
    await look(page);
    expect(await main(page)).toContain(sessionEndTexts.other_session.vi);
  }, 90_000);

  test('a sign-in of the list is said to be a stranger’s, by the keyboard alone', async () => {
    const citizen = await registered();
    const page = await signedIn(citizen, { width: 320 });
    const stranger = await signedIn(citizen);
    await page.goto(system.at('vi', paths.signIns));
    await look(page);
    await pressOn(page, 'a[href$="khong-phai-toi"]');
    await page.waitForURL('**/khong-phai-toi');
    await look(page);
    await pressOn(page, 'main form button');
    await page.waitForURL('**/da-khoa');
    await look(page);
    expect(await main(page)).toContain(notMeTexts.signedInNext.vi);
    await page.reload();
    expect(await h1(page)).toBe(notMeTexts.done.vi);
    expect(await isSignedOut(stranger)).toBe(true);
    expect(await isSignedOut(page)).toBe(false);
    expect(await main(page)).toContain('Đang bị khóa: mật khẩu');
  }, 90_000);

  test('a consent is withdrawn and given again, without JavaScript', async () => {
    const citizen = await registered();
    const page = await signedIn(citizen, { javaScript: false, width: 320, language: 'en' });
    await page.goto(system.at('en', paths.consents));
    await look(page);
    await page.click('main a[href$="rut-lai"]');
    expect(await main(page)).toContain('SIM signature');
    await look(page);
    await submit(page);
    await look(page);
    expect(await main(page)).toContain(notices.consent_withdrawn.title.en);
    expect(await page.locator('main a[href$="rut-lai"]').count()).toBe(0);
    await submit(page);
    expect(await main(page)).toContain(notices.consent_given.title.en);
    expect(await page.locator('main a[href$="rut-lai"]').count()).toBe(1);
    await page.goto(system.at('en', `${paths.consents}/account/rut-lai`));
    expect(await h1(page)).toBe('Page not found'); // the account cannot go on without it
  }, 60_000);

  test('all data is one file, once a minute', async () => {
    const citizen = await registered();
    const page = await signedIn(citizen, { width: 320 });
    await page.goto(system.at('vi', paths.export));
    await look(page);
    const [download] = await Promise.all([page.waitForEvent('download'), submit(page)]);
    expect(download.suggestedFilename()).toMatch(/^dinh-danh-\d{4}-\d\d-\d\d\.json$/);
    const text = await readFile(await download.path(), 'utf8');
    expect(ownDataAnswer.parse(JSON.parse(text)).data).toHaveProperty('account');
    expect(text).toContain(citizen.documentNumber);
    await page.reload();
    await submit(page);
    await look(page);
    expect(await main(page)).toContain(problems.ExportTooSoon.title.vi);
  }, 60_000);

  test('the account is to be closed, and is kept by the code of the message', async () => {
    const citizen = await registered();
    const page = await signedIn(citizen, { width: 320 });
    await page.goto(system.at('vi', paths.closing));
    await look(page);
    await submit(page);
    await page.waitForURL(`**${paths.flows}/*`);
    expect(await h1(page)).toBe(closingTexts.waitTitle.vi);
    await look(page);
    const waiting = page.url();
    expect(await isSignedOut(page)).toBe(true);

    const reader = await browser.open({ width: 320 });
    await reader.goto(`${system.url}${codePages.cancellation}#${await closingCodeOf(citizen)}`);
    await look(reader);
    await submit(reader);
    await look(reader);
    expect(await h1(reader)).toBe(cancellationTexts.done.closing.vi);
    await until('the page to say that the account is kept', async () => {
      await page.goto(waiting);
      return (await h1(page)) === closingTexts.kept.vi;
    });
    await look(page);
    await system.signInInBrowser(page, citizen);
  }, 90_000);

  test('and by the button of its own page, without JavaScript', async () => {
    const page = await signedIn(await registered(), { javaScript: false });
    await page.goto(system.at('vi', paths.closing));
    await submit(page);
    await page.waitForURL(`**${paths.flows}/*`);
    const waiting = page.url();
    await submit(page);
    await until('the page to say that the account is kept', async () => {
      await page.goto(waiting);
      return (await h1(page)) === closingTexts.kept.vi;
    });
  }, 60_000);

  test('sessions and sign-ins of somebody else are nowhere', async () => {
    const theirs = await idsOf(await registered());
    const page = await signedIn(await registered());
    for (const path of [
      `${paths.sessions}/${theirs.session}/ket-thuc`,
      `${paths.signIns}/${theirs.signIn}/khong-phai-toi`,
      `${paths.consents}/nothing/rut-lai`,
    ]) {
      const at = system.at('vi', path);
      const form = { key: randomUUID(), at: path };
      const headers = { origin: system.url };
      const answer = await page.request.post(at, { form, headers, maxRedirects: 0 });
      expect([path, answer.status()]).toEqual([path, 404]);
    }
    await page.goto(system.at('vi', `${paths.signIns}/${theirs.signIn}/khong-phai-toi`));
    expect(await h1(page)).toBe('Không tìm thấy trang');
    expect((await theirs.client.session()).ok).toBe(true);
  }, 60_000);

  /** What a browser of the citizen's own would know by. */
  async function idsOf(citizen: Citizen) {
    const { token, id: session } = await logins(system).signedIn(citizen);
    const client = createClient({ url: system.url }).withTokens({ token });
    const [signIn] = orThrow(await client.signIns()).signIns.items;
    return { client, session, signIn: signIn?.id ?? '' };
  }

  async function closingCodeOf({ phone }: Citizen): Promise<string> {
    return until('the message of the closing', async () => {
      const message = (await system.simulators.messages(phone)).find((text) =>
        text.includes('đóng tài khoản'),
      );
      return /\w{4}-\w{4}-\w{4}/.exec(message ?? '')?.[0];
    });
  }
});
