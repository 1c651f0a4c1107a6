import type { Page } from 'playwright-core';
import { aPng } from '../../../test/support/files.ts';
import { paths, registerPath, staffPaths } from '../../../web/paths.ts';
import { fillDetails, submit } from '../forms.ts';
import { signInAsStaff, takeCase } from '../staff.ts';
import type { Walker } from '../walker.ts';
import type { Walk } from './walk.ts';

const statement = 'Tôi chưa bao giờ đăng ký tài khoản này. Tôi chỉ biết khi đi làm thủ tục.';

/** Manual verification, from the citizen's wish to its decision. */
export const staffReviews: Walk = {
  name: 'manual verification, as staff do it',
  walk: async (walker, show) => {
    const { page, go } = walker;
    const reference = await underReview(walker);
    await go(staffPaths.home);
    await signInAsStaff(page, 'hotro1');
    await go(staffPaths.reviews);
    await show('staff-reviews');
    await go(staffPaths.reviews); // a picture has the references replaced
    await openCard(page, reference);
    await takeCase(page);
    await page.waitForSelector('[name=decision]');
    await show('staff-review');
    await submit(page);
    await page.waitForSelector('.govuk-error-summary');
    await show('staff-review-nothing-chosen');
    await page.check('[value=papers]');
    await page.check('[name=papers-citizen_id_card]');
    await page.check('[value=counter]');
    await submit(page);
    await page.waitForSelector('.govuk-notification-banner');
    await show('staff-review-papers-recorded');
    await page.check('[value=approved]');
    await submit(page);
    await page.waitForSelector('.govuk-notification-banner');
    await show('staff-review-decided');
  },
};

/** A complaint while the other party is heard. */
export const staffDisputes: Walk = {
  name: 'a complaint, as staff see it',
  walk: async (walker, show) => {
    const { page, go } = walker;
    const reference = await complained(walker);
    await go(staffPaths.home);
    await signInAsStaff(page, 'kiemsoat1');
    await go(staffPaths.disputes);
    await show('staff-disputes');
    await go(staffPaths.disputes);
    await openCard(page, reference);
    await takeCase(page);
    await page.waitForSelector('form[action*="/tep/"]');
    await show('staff-dispute-hearing');
  },
};

/** Opens one of a list by its reference. */
export async function openCard(page: Page, reference: string): Promise<void> {
  await page.locator('.govuk-summary-card', { hasText: reference }).locator('a').click();
}

async function underReview({ page, go, person }: Walker): Promise<string> {
  await go(registerPath('mobile_subscriber'));
  await fillDetails(page, { ...(await person()), fullName: 'Trần Văn Khác' });
  await submit(page);
  await page.waitForSelector('.govuk-error-summary');
  await page.locator('form[action$="/nho-xac-minh"] button').click();
  await page.waitForSelector('flow-wait');
  return referenceOn(page);
}

async function complained({ page, go, person, enterCode }: Walker): Promise<string> {
  const { documentNumber, fullName, phone } = await person();
  await go(paths.dispute);
  await page.check('[value=never_registered]');
  await page.check('[value=free]');
  await submit(page);
  await page.fill('[name=documentNumber]', documentNumber);
  await page.fill('[name=fullName]', fullName);
  await submit(page);
  await page.fill('[name=phone]', phone);
  await submit(page);
  await page.waitForSelector('[name=code]');
  await enterCode(phone);
  await page.fill('[name=statement]', statement);
  await submit(page);
  const file = { name: 'giay-to.png', mimeType: 'image/png', buffer: aPng() };
  await page.setInputFiles('[name=file]', file);
  await submit(page);
  await page.click('form[action$="/buoc/evidence"] button');
  await page.waitForSelector('.portal-shown__value, flow-wait');
  return referenceOn(page);
}

async function referenceOn(page: Page): Promise<string> {
  return /DD-\w{4}-\w{4}/.exec(await page.innerText('main'))?.[0] ?? '';
}
