import type { Page } from 'playwright-core';
import { paths, registerPath, staffPaths } from '../../../web/paths.ts';
import { fillDetails, submit } from '../forms.ts';
import { signInAsStaff, takeCase } from '../staff.ts';
import type { Walker } from '../walker.ts';
import type { Walk } from './walk.ts';

const banner = '.govuk-notification-banner';
const errors = '.govuk-error-summary';

/** Looks up by what the citizen reads out, on the page that is open. */
async function lookUp(page: Page, key: string): Promise<void> {
  await page.fill('[name=searchKey]', key);
  await submit(page);
}

/** Presses the button of an act; those that are for good are behind their summary. */
async function act(page: Page, name: string): Promise<void> {
  const form = page.locator(`form:has([name=act][value=${name}])`);
  const details = page.locator('details', { has: form });
  if ((await details.count()) > 0) await details.locator('summary').click();
  await form.locator('button').click();
  await page.waitForSelector(banner);
}

/** Two citizens who call: one whose details the carrier denies, by reference; one at the code, by phone. */
async function calling({ page, go, person }: Pick<Walker, 'page' | 'go' | 'person'>) {
  const citizen = await person();
  await go(registerPath('mobile_subscriber'));
  await fillDetails(page, { ...citizen, fullName: 'Trần Văn Khác' });
  await submit(page);
  await page.waitForSelector(errors);
  await page.locator('form[action$="/nho-xac-minh"] button').click();
  await page.waitForSelector('flow-wait');
  const [reference = ''] = /DD-\w{4}-\w{4}/.exec(await page.locator('main').innerText()) ?? [];
  const { phone, ...other } = await person();
  await go(registerPath('mobile_subscriber'));
  await fillDetails(page, { phone, ...other });
  await submit(page);
  await page.waitForSelector('[name=code]');
  return { reference, phone };
}

/** From the reference on the phone to the flow that goes on: found, understood, acted upon. */
export const staffFlows: Walk = {
  name: 'a flow on the staff console',
  walk: async ({ page, go, person }, show) => {
    const { reference, phone } = await calling({ page, go, person });
    await go(staffPaths.signIn);
    await show('staff-sign-in');
    await signInAsStaff(page, 'truongca');
    await show('staff-home');
    await go(staffPaths.stuck);
    await show('staff-stuck');
    await page.locator('main table a').first().click();
    await page.waitForURL(`**${staffPaths.case}?*`);
    await show('staff-case');
    await takeCase(page);
    await page.waitForURL(`**${staffPaths.flows}/*`);
    await go(staffPaths.find);
    await lookUp(page, 'DD-7K3F');
    await page.waitForSelector(errors);
    await show('staff-find-part');
    await lookUp(page, '001090999999');
    await page.waitForSelector('.govuk-inset-text');
    await show('staff-find-none');
    await lookUp(page, reference);
    await page.waitForSelector('.portal-timeline');
    await show('staff-story');
    await go(staffPaths.find);
    await lookUp(page, phone);
    await page.waitForSelector('.portal-timeline');
    await show('staff-story-otp');
    await act(page, 'extend');
    await show('staff-story-extended');
    await act(page, 'cancel');
    await show('staff-story-ended');
    await go(`${staffPaths.flows}/${'0'.repeat(32)}`);
    await show('staff-story-missing');
  },
};

/** An account: found by its number, locked, and unlocked again. */
export const staffAccounts: Walk = {
  name: 'an account on the staff console',
  walk: async ({ page, go, person, register, signIn }, show) => {
    const citizen = await person();
    await register(citizen);
    await signIn(citizen);
    await go(paths.home);
    await go(staffPaths.signIn);
    await signInAsStaff(page, 'hotro1');
    await go(staffPaths.accounts);
    await page.fill('[name=ticket]', 'HT-2026-00124');
    await page.fill('[name=reason]', 'công dân báo mất điện thoại');
    await lookUp(page, '001090999999');
    await page.waitForSelector('.govuk-inset-text');
    await show('staff-accounts-none');
    await lookUp(page, citizen.documentNumber);
    await page.waitForURL(`**${staffPaths.accounts}/*`);
    await show('staff-account');
    await act(page, 'lock');
    await show('staff-account-locked');
    await act(page, 'unlock');
    await show('staff-account-unlocked');
  },
};
