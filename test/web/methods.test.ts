import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { problems } from '../../src/domain/problems/problems.ts';
import { fieldTexts } from '../../src/domain/problems/texts/field-texts.ts';
import { changePaths, paths } from '../../web/paths.ts';
import { appTexts, codesTexts } from '../../web/texts/change-steps.ts';
import { changedTexts } from '../../web/texts/changes.ts';
import { methodActionTexts, methodsTexts } from '../../web/texts/methods.ts';
import { notices } from '../../web/texts/notices.ts';
import { ageProofs, emailCode, methodIds } from '../support/changes.ts';
import { aCitizen } from '../support/citizens.ts';
import { logins } from '../support/login.ts';
import { password } from '../support/registration.ts';
import { readAppUri } from '../support/read-app-uri.ts';
import { rows } from '../support/rows.ts';
import { describeInBrowser, type Look } from './support/browser.ts';
import { look } from './support/look.ts';
import { pressOn } from './support/press-on.ts';
import { readQr } from './support/read-qr.ts';
import { startWebSystem, submit, type WebSystem } from './support/web-system.ts';

const h1 = (page: Page) => page.locator('h1').textContent();
const main = (page: Page) => page.locator('main').innerText();
const where = (page: Page) => new URL(page.url()).pathname;

describeInBrowser('identity and methods in a browser', (browser) => {
  let system: WebSystem;
  beforeAll(async () => {
    system = await startWebSystem();
  }, 60_000);
  afterAll(() => system.stop(), 30_000);

  /** A window in which somebody new has signed in. */
  const signedIn = async ({ language = 'vi', ...seen }: Look = {}) => {
    const { citizen, accountId } = await logins(system).registered();
    const page = await browser.open({ language, ...seen });
    const open = (path: string) => page.goto(system.at(language, path));
    await open('/');
    await system.signInInBrowser(page, citizen);
    return { page, open, citizen, accountId };
  };

  test('an e-mail address is given by its code, is not given twice, and is removed', async () => {
    const { page, open } = await signedIn({ width: 320 });
    const address = `hoa.${randomUUID().slice(0, 8)}@example.vn`;
    await open(paths.identity);
    await look(page);
    expect(await main(page)).toMatch(/001\*+\d/);
    await page.click(`main a[href$="${changePaths.contact}"]`);
    await page.fill('#email', 'hoa@');
    await submit(page);
    await look(page);
    expect(await main(page)).toContain(fieldTexts.EmailInvalid.vi);
    expect(await page.inputValue('#email')).toBe('hoa@');
    await page.fill('#email', address);
    await submit(page);
    await look(page);
    await page.fill('#code', await emailCode(system, address));
    await submit(page);
    await look(page);
    expect(await h1(page)).toBe(changedTexts.contact.title.vi);

    await open(changePaths.contact);
    expect(await main(page)).toContain('@example.vn');
    await page.fill('#email', address);
    await submit(page);
    await look(page);
    expect(await main(page)).toContain(problems.EmailUnchanged.title.vi);
    await open(paths.identity);
    await page.click('main a[href$="/xoa"]');
    await look(page);
    await submit(page);
    expect(await h1(page)).toBe(changedTexts.contact.title.vi);
    await open(paths.identity);
    expect(await main(page)).not.toContain('@example.vn');
  }, 120_000);

  test('the phone is changed by a code to each, without JavaScript', async () => {
    const { page, open, citizen } = await signedIn({ javaScript: false, language: 'en' });
    const { phone } = aCitizen();
    await system.simulators.addPerson({ ...citizen, phone });
    await open(changePaths.phone);
    await look(page);
    await page.fill('#phone', citizen.phone);
    await submit(page);
    await look(page);
    expect(await main(page)).toContain(problems.PhoneUnchanged.title.en);
    const { length } = await system.simulators.codes(citizen.phone);
    await page.fill('#phone', phone);
    await submit(page);
    await look(page);
    await page.fill('#code', await system.nextCode(citizen.phone, length));
    await submit(page);
    await page.fill('#code', await system.nextCode(phone, 0));
    await submit(page);
    await look(page);
    expect(await h1(page)).toBe(changedTexts.phone.title.en);
    await open(paths.identity);
    expect(await main(page)).toContain(phone.slice(-3));
  }, 120_000);

  test('an app is added by the code on the page, and goes with its recovery codes', async () => {
    const { page, open } = await signedIn({ width: 320 });
    await open(paths.methods);
    // What messages are not good at, where something better is offered (ASVS 5.0, 6.6.1).
    expect(await main(page)).toContain('kẻ chiếm số điện thoại');
    const signOut = page.locator(`header form[action$="${paths.signOut}"] button`);
    expect(await signOut.isVisible()).toBe(true);
    await open(changePaths.authenticator_app);
    await look(page);
    await submit(page);
    await look(page);
    const uri = await readQr(page);
    const secret = new URL(uri).searchParams.get('secret');
    expect((await main(page)).replaceAll(/\s/g, '')).toContain(secret);
    await page.fill('#code', '000000');
    await submit(page);
    expect(await main(page)).toContain(problems.TotpWrong.title.vi);
    expect(await readQr(page)).toBe(uri);
    await page.fill('#code', readAppUri(uri).shown());
    await submit(page);
    await look(page);
    expect(await h1(page)).toBe(codesTexts.title.vi);
    const codes = await page.locator('.portal-codes li').allInnerTexts();
    expect(new Set(codes).size).toBe(10);
    await submit(page);
    await look(page);
    expect(await main(page)).not.toContain(codes[0]);

    await open(paths.methods);
    await look(page);
    expect(await main(page)).toContain('10 trên 10');
    await page.click(`main a[href$="${changePaths.removal}/ung-dung-xac-thuc"]`);
    await look(page);
    expect(await page.locator('main li').innerText()).toBe('Mã khôi phục');
    await submit(page);
    expect(await h1(page)).toBe(changedTexts.removal.title.vi);
    await open(changePaths.recovery_codes);
    await submit(page);
    await look(page);
    expect(await main(page)).toContain(problems.AuthenticatorAppMissing.title.vi);
    await page.click(`main a[href$="${changePaths.authenticator_app}"]`);
    expect(where(page)).toBe(`/vi${changePaths.authenticator_app}`);
  }, 150_000);

  test('a method is locked and unlocked by the keyboard alone; the last way in is neither locked nor removed', async () => {
    const { page, open } = await signedIn();
    await open(paths.methods);
    expect(await main(page)).toContain(methodsTexts.onlyWayIn.vi);
    expect(await page.locator('main a[href$="mat-khau/khoa"]').count()).toBe(0);
    for (const path of [`${paths.methods}/mat-khau/khoa`, `${changePaths.removal}/mat-khau`]) {
      await open(path);
      await submit(page);
      expect(await main(page)).toContain(problems.LastWayIn.title.vi);
      await look(page);
    }
    await addApp(page, open);
    await open(paths.methods);
    await pressOn(page, 'a[href$="so-nhan-otp/khoa"]');
    await page.waitForURL('**/khoa');
    await look(page);
    await pressOn(page, 'main form button');
    await page.waitForURL(`**${paths.methods}`);
    await look(page);
    expect(await main(page)).toContain(notices.method_locked.title.vi);
    await pressOn(page, `a[href*="${changePaths.unlock}"]`);
    await page.waitForURL(`**${changePaths.unlock}/*`);
    await look(page);
    await pressOn(page, 'main form button');
    await page.waitForURL(`**${paths.flows}/*`);
    expect(await h1(page)).toBe(changedTexts.unlock.title.vi);
    await open(paths.methods);
    expect(await main(page)).not.toContain(methodActionTexts.unlock.vi);
  }, 150_000);

  test('a new password keeps this browser signed in, and ends the others', async () => {
    const { page, open, citizen } = await signedIn({ width: 320 });
    const other = await browser.open();
    await other.goto(system.at('vi', '/'));
    await system.signInInBrowser(other, citizen);
    await open(changePaths.password);
    await look(page);
    await submit(page);
    await look(page);
    const kept = page.locator('main [autocomplete=username]');
    expect(await kept.inputValue()).toBe(citizen.documentNumber); // for password managers
    await page.fill('#password', 'short');
    await page.fill('#repeated', 'short');
    await submit(page);
    await look(page);
    expect(await main(page)).toContain(problems.PasswordTooWeak.title.vi);
    await page.fill('#password', 'Mật-khẩu-2027!');
    await page.fill('#repeated', 'Mật-khẩu-2027!');
    await submit(page);
    await look(page);
    expect(await h1(page)).toBe(changedTexts.password.title.vi);
    await open(paths.account);
    expect(where(page)).toBe(`/vi${paths.account}`);
    await other.goto(system.at('vi', paths.account));
    expect(where(other)).toBe(`/vi${paths.signIn}`);
  }, 120_000);

  test('an old proof is asked for anew first; a method of somebody else is none', async () => {
    const { page, open, citizen, accountId } = await signedIn();
    const stranger = await methodIds(system, (await logins(system).registered()).accountId);
    await open(`${paths.methods}/mat-khau/khoa`);
    await page.evaluate(
      `document.querySelector('[name=methodId]').value = '${stranger['password'] ?? ''}'`,
    );
    await submit(page);
    expect(await main(page)).toContain(problems.MethodNotFound.title.vi);

    await open(changePaths.contact);
    for (const id of await sessionsOf(accountId)) await ageProofs(system, id);
    await page.fill('#email', 'hoa@example.vn');
    await submit(page);
    expect(where(page)).toBe(`/vi${paths.stepUp}`);
    await page.click('main a[href$="mat-khau"]');
    const { length } = await system.simulators.codes(citizen.phone);
    await page.fill('[name=username]', citizen.documentNumber);
    await page.fill('[name=password]', password);
    await submit(page);
    await page.fill('#code', await system.nextCode(citizen.phone, length));
    await submit(page);
    await look(page);
    expect(where(page)).toBe(`/vi${changePaths.contact}`);
    expect(await page.inputValue('#email')).toBe('hoa@example.vn');
  }, 90_000);

  async function sessionsOf(accountId: string): Promise<string[]> {
    const { db } = system.database;
    const statement = sql`select id from session where account_id = ${accountId}`;
    return (await rows(db, z.object({ id: z.string() }), statement)).map(({ id }) => id);
  }

  async function addApp(page: Page, open: (path: string) => Promise<unknown>): Promise<void> {
    await open(changePaths.authenticator_app);
    await submit(page);
    expect(await h1(page)).toBe(appTexts.title.vi);
    await page.fill('#code', readAppUri(await readQr(page)).shown());
    await submit(page);
    await submit(page);
    expect(await h1(page)).toBe(changedTexts.authenticator_app.title.vi);
  }
});
