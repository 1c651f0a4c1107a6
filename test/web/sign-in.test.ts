import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { flowOf } from '../support/portal.ts';
import { problems } from '../../src/domain/problems/problems.ts';
import { changePaths, paths, signInPath, stepUpPath } from '../../web/paths.ts';
import { notices } from '../../web/texts/notices.ts';
import {
  secondFactorTexts,
  signedInTexts,
  signInTexts,
  stepUpTexts,
} from '../../web/texts/sign-in.ts';
import { changesBy } from '../support/changes.ts';
import { logins } from '../support/login.ts';
import { readAppUri } from '../support/read-app-uri.ts';
import { password, stepOf } from '../support/registration.ts';
import { describeInBrowser } from './support/browser.ts';
import { look } from './support/look.ts';
import { startWebSystem, submit, type WebSystem } from './support/web-system.ts';

const main = (page: Page) => page.locator('main').innerText();
const h1 = (page: Page) => page.locator('h1').textContent();
const where = (page: Page) => new URL(page.url()).pathname;

describeInBrowser('signing in, in a browser', (browser) => {
  let system: WebSystem;
  beforeAll(async () => {
    system = await startWebSystem();
  }, 60_000);
  afterAll(() => system.stop(), 30_000);

  const registered = () => logins(system).registered();
  type Citizen = Awaited<ReturnType<typeof registered>>['citizen'];
  const cookie = async (page: Page, name: string) =>
    (await page.context().cookies()).find((one) => one.name === `__Host-dinhdanh_${name}`);
  const fillCredentials = async (page: Page, { documentNumber }: Citizen, typed = password) => {
    await page.fill('[name=username]', documentNumber);
    await page.fill('[name=password]', typed);
  };
  const typeOtp = async (page: Page, { phone }: Citizen, before: number) => {
    await page.fill('[name=code]', await system.nextCode(phone, before));
    await submit(page);
  };
  const proofsAreOld = () =>
    sql`update session set proven_2_at = proven_2_at - interval '1 hour'`.execute(
      system.database.db,
    );

  test('by keyboard alone; the way is first next time, and the session ends with the browser', async () => {
    const { citizen } = await registered();
    const page = await browser.open({ width: 320 });
    await page.goto(system.at('vi', paths.signIn));
    await look(page);
    expect(await main(page)).not.toContain(signInTexts.lastTime.vi);
    await page.goto(system.at('vi', signInPath('password')));
    await look(page);
    const { length } = await system.simulators.codes(citizen.phone);
    await tabTo(page, '[name=username]');
    await page.keyboard.type(citizen.documentNumber);
    await tabTo(page, '[name=password]');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/ho-so/*');
    await look(page);
    await tabTo(page, '[name=code]');
    await page.keyboard.type(await system.nextCode(citizen.phone, length));
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${paths.account}`);
    expect((await cookie(page, 'session'))?.expires).toBe(-1);

    await page.goto(system.at('vi', paths.signIn));
    await look(page);
    expect(await main(page)).toContain(citizen.fullName);
    await page.getByRole('main').getByRole('button', { name: signedInTexts.signOut.vi }).click();
    expect(await main(page)).toContain(notices.signed_out.title.vi);
    await page.goBack();
    expect(await main(page)).not.toContain(citizen.fullName);
    await page.goto(system.at('vi', paths.signIn));
    expect(await main(page)).toContain(signInTexts.lastTime.vi);
    await look(page);
  }, 120_000);

  test('an unknown name and a wrong password are one answer; JavaScript off', async () => {
    const { citizen } = await registered();
    const said: string[] = [];
    for (const who of [citizen, { ...citizen, documentNumber: '001090099999' }]) {
      const page = await browser.open({ width: 320, javaScript: false });
      await page.goto(system.at('vi', signInPath('password')));
      await fillCredentials(page, who, 'sai');
      await submit(page);
      await look(page);
      expect(await page.inputValue('[name=password]')).toBe('');
      said.push((await main(page)).replaceAll(/DD-\S+/g, ''));
    }
    expect(said[0]).toContain(problems.CredentialsWrong.title.vi);
    expect(said[1]).toBe(said[0]);
  }, 90_000);

  test('stays signed in where that was asked for, until the session ends, also once it is renewed', async () => {
    const { citizen } = await registered();
    const page = await browser.open();
    await page.goto(system.at('vi', signInPath('password')));
    expect(await page.isChecked('[name=stay]')).toBe(false);
    await page.check('[name=stay]');
    await fillCredentials(page, citizen);
    const { length } = await system.simulators.codes(citizen.phone);
    await submit(page);
    await typeOtp(page, citizen, length);
    await page.waitForURL(`**${paths.account}`);
    const first = await cookie(page, 'session');
    const hours = ((first?.expires ?? 0) * 1000 - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(11);
    expect(hours).toBeLessThanOrEqual(12);

    await page.goto(system.at('vi', stepUpPath('password')));
    await fillCredentials(page, citizen);
    await submit(page);
    await typeOtp(page, citizen, length + 1);
    await page.waitForURL(`**${paths.account}`);
    const renewed = await cookie(page, 'session');
    expect(renewed?.value).not.toBe(first?.value);
    expect(renewed?.expires).toBeCloseTo(first?.expires ?? 0, -2);
  }, 90_000);

  test('a proof too old is given in place, and the form is there with what was typed; or it is left', async () => {
    const { citizen } = await registered();
    const page = await browser.open({ width: 320 });
    await page.goto(system.at('vi', '/'));
    await system.signInInBrowser(page, citizen);
    const typeEmail = async () => {
      await page.goto(system.at('vi', changePaths.contact));
      await page.fill('[name=email]', 'an@example.com');
      await submit(page);
      await page.waitForURL(`**${paths.stepUp}`);
    };
    await proofsAreOld();
    await typeEmail();
    await look(page);
    await page.getByRole('button', { name: stepUpTexts.cancel.vi }).click();
    await page.waitForURL(`**${changePaths.contact}`);
    expect(await page.inputValue('[name=email]')).toBe('an@example.com');

    await typeEmail();
    await page.click(`main a[href$="${stepUpPath('password')}"]`);
    await look(page);
    const { length } = await system.simulators.codes(citizen.phone);
    await fillCredentials(page, citizen);
    await submit(page);
    await typeOtp(page, citizen, length);
    await page.waitForURL(`**${changePaths.contact}`);
    await look(page);
    expect(await page.inputValue('[name=email]')).toBe('an@example.com');
  }, 120_000);

  test('a session lost in the middle of a form: it comes back to its writer, and to nobody else', async () => {
    const [{ citizen: writer }, { citizen: other }] = [await registered(), await registered()];
    for (const [next, shown] of [
      [writer, 'an@example.com'],
      [other, ''],
    ] as const) {
      const page = await browser.open({ width: 320 });
      await page.goto(system.at('vi', '/'));
      await system.signInInBrowser(page, writer);
      await page.goto(system.at('vi', changePaths.contact));
      await page.fill('[name=email]', 'an@example.com');
      await sql`update session set ended_at = now(), ended_by = 'other_session'
        where ended_at is null`.execute(system.database.db);
      await submit(page);
      await page.waitForURL(`**${paths.signIn}`);
      expect(await main(page)).toContain(notices.session_over.title.vi);
      await page.click(`main a[href$="${signInPath('password')}"]`);
      const { length } = await system.simulators.codes(next.phone);
      await fillCredentials(page, next);
      await submit(page);
      await typeOtp(page, next, length);
      await page.waitForURL(`**${shown === '' ? paths.account : changePaths.contact}`);
      await page.goto(system.at('vi', changePaths.contact));
      expect(await page.inputValue('[name=email]')).toBe(shown);
    }
  }, 150_000);

  test('by the authenticator app, and by a recovery code on a page of its own', async () => {
    const { citizen } = await registered();
    const session = await logins(system).signedIn(citizen);
    const flow = await changesBy(system, session.token).started('authenticator_app', {});
    const app = readAppUri(stepOf(flow).enrolment?.uri ?? '');
    const at = flowOf(await system.portal.step(flow, 'app_enrolment', { code: app.shown() }));
    const [recovery = ''] = stepOf(at).recoveryCodes?.codes ?? [];
    await system.portal.step(flow, 'recovery_codes', {});

    const page = await browser.open({ width: 320 });
    const toSecondStep = async () => {
      await page.goto(system.at('vi', signInPath('password')));
      await fillCredentials(page, citizen);
      await submit(page);
      await page.waitForURL('**/ho-so/*');
      expect(await h1(page)).toBe(secondFactorTexts.app.vi);
    };
    await toSecondStep();
    await look(page);
    await page.fill('[name=code]', '000000');
    await submit(page);
    expect(await main(page)).toContain(problems.TotpWrong.title.vi);
    await page.fill('[name=code]', app.shown(1));
    await submit(page);
    await page.waitForURL(`**${paths.account}`);
    await page.goto(system.at('vi', paths.signOut));
    await submit(page);

    await toSecondStep();
    await page.click('main a[href$="ma-khoi-phuc"]');
    await look(page);
    await page.fill('[name=code]', '00000-00000');
    await submit(page);
    await look(page);
    expect(where(page)).toMatch(/ma-khoi-phuc$/);
    expect(await main(page)).toContain(problems.RecoveryCodeWrong.title.vi);
    await page.fill('[name=code]', recovery.toLowerCase());
    await submit(page);
    await page.waitForURL(`**${paths.account}`);
  }, 120_000);
});

/** Moves the keyboard's focus on to an element. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let tab = 0; tab < 60; tab += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
  }
  throw new Error(`the keyboard does not come to ${selector}`);
}
