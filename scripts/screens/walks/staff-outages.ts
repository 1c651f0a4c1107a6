import { staffPaths } from '../../../web/paths.ts';
import { submit } from '../forms.ts';
import { signInAsStaff } from '../staff.ts';
import type { Walk } from './walk.ts';

/** An outage: declared, seen, ended. */
export const staffOutages: Walk = {
  name: 'an outage on the staff console',
  walk: async ({ page, go }, show) => {
    await go(staffPaths.signIn);
    await signInAsStaff(page, 'vanhanh');
    await go(staffPaths.outages);
    await show('staff-outages-none');
    await page.fill('[name=ticket]', 'VH-2026-00017');
    await page.fill('[name=reason]', 'máy chủ thư của đối tác không trả lời');
    await submit(page);
    await page.waitForSelector('.govuk-error-summary');
    await show('staff-outages-errors');
    await page.check('[name=system][value=email]');
    await submit(page);
    await page.waitForSelector('main table a');
    await show('staff-outages');
    await page.locator('main table a').first().click();
    await page.waitForURL(`**${staffPaths.outages}/*`);
    await show('staff-outage');
    await page.fill('[name=ticket]', 'VH-2026-00017');
    await page.fill('[name=reason]', 'đối tác báo đã khắc phục');
    await submit(page);
    await page.waitForSelector('.govuk-notification-banner');
    await show('staff-outage-ended');
  },
};
