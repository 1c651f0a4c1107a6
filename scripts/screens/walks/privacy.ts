import { paths, staffPaths } from '../../../web/paths.ts';
import { submit } from '../forms.ts';
import { signInAsStaff, takeCase } from '../staff.ts';
import type { Walker } from '../walker.ts';
import type { Walk } from './walk.ts';

type Show = (state: string) => Promise<void>;

const banner = '.govuk-notification-banner';
const hour = 3_600_000;

/** A request about one's own data, from the form to the answer, and what an auditor sees of it. */
export const privacy: Walk = {
  name: 'a request about personal data, its answer, and the audit trail',
  walk: async (walker, show) => {
    await ask(walker, show);
    await answer(walker, show);
    await audit(walker, show);
    await walker.go(paths.dataRequests);
    await show('data-requests-answered');
  },
};

async function ask({ page, go, person, register, signIn }: Walker, show: Show): Promise<void> {
  const citizen = await person();
  await register(citizen);
  await signIn(citizen);
  await go(paths.consents);
  await page.locator(`main a[href*="${paths.consentText}/"]`).first().click();
  await page.waitForURL(`**${paths.consentText}/*`);
  await show('consent-text');
  await go(paths.dataRequests);
  await show('data-requests-none');
  await page.locator('main a.govuk-button').click();
  await page.waitForURL('**/moi');
  await submit(page);
  await page.waitForSelector('.govuk-error-summary');
  await show('data-request-nothing-chosen');
  await page.check('[name=kind][value=restriction]');
  await page.fill('[name=statement]', 'Tôi không muốn dữ liệu của mình được dùng khi tôi vắng.');
  await submit(page);
  await page.waitForSelector(banner);
  await show('data-requests-open');
}

async function answer({ page, go }: Walker, show: Show): Promise<void> {
  await go(staffPaths.signIn);
  await show('staff-sign-in');
  await signInAsStaff(page, 'truongca');
  await show('staff-home');
  await go(staffPaths.dataRequests);
  await show('staff-data-requests');
  await page.locator('main a[href*="/yeu-cau-du-lieu/"]').first().click();
  await page.waitForURL(`**${staffPaths.case}*`);
  await show('staff-case');
  await takeCase(page);
  await page.waitForURL(`**${staffPaths.dataRequests}/*`);
  await show('staff-data-request');
  await page.check('[name=outcome][value=done]');
  await page.fill('[name=answer]', 'Việc xử lý dữ liệu của bạn được hạn chế từ hôm nay.');
  await submit(page);
  await page.waitForSelector(banner);
  await show('staff-data-request-answered');
}

async function audit({ page, go }: Walker, show: Show): Promise<void> {
  await go(staffPaths.audit);
  await show('staff-audit');
  await go(staffPaths.breachReport);
  await submit(page);
  await page.waitForSelector('.govuk-error-summary');
  await show('staff-breach-report-incomplete');
  await page.fill('[name=by]', 'truongca');
  await page.fill('[name=from]', new Date(Date.now() - hour).toISOString());
  await page.fill('[name=to]', new Date(Date.now() + hour).toISOString());
  await submit(page);
  await page.waitForSelector('table');
  await show('staff-breach-report');
}
