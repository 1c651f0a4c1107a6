import { paths } from '../../../web/paths.ts';
import { submit } from '../forms.ts';
import type { Walk } from './walk.ts';

const banner = '.govuk-notification-banner';

/** The account's own pages (guide: "Quản lý thông tin tài khoản"). */
export const account: Walk = {
  name: 'the account',
  walk: async ({ page, go, person, register, signIn }, show) => {
    const citizen = await person();
    await register(citizen);
    await signIn(citizen);
    await page.context().clearCookies();
    await signIn(citizen); // the first session lasts: it is another device's
    await go(paths.sessions);
    await show('sessions');
    await page.locator('main a[href$="/ket-thuc-tat-ca"]').click();
    await show('sessions-end-others');
    await submit(page);
    await page.waitForSelector(banner);
    await show('sessions-ended');
    await go(`${paths.sessions}/da-ket-thuc`);
    await show('sessions-that-ended');
    await go(paths.consents);
    await show('consents');
    await page.locator('main a[href$="/rut-lai"]').first().click();
    await show('consents-withdraw');
    await go(paths.export);
    await show('export');
    await go(paths.signIns);
    await show('sign-ins');
    await page.locator('main a[href$="/khong-phai-toi"]').first().click();
    await show('sign-in-not-me');
    await submit(page);
    await page.waitForURL('**/da-khoa');
    await show('not-me-done');
  },
};

/** An account that is closed, and kept by the code of the message. */
export const closing: Walk = {
  name: 'a closing, taken back by a code',
  walk: async ({ page, go, person, register, signIn, noticeCode }, show) => {
    const citizen = await person();
    await register(citizen);
    await signIn(citizen);
    await go(paths.closing);
    await show('closing');
    await submit(page);
    await page.waitForURL(`**${paths.flows}/*`);
    await show('closing-waits');
    await go(paths.cancellation);
    await show('cancellation');
    await page.fill('[name=noticeCode]', 'AAAA-AAAA-AAAA');
    await submit(page);
    await page.waitForSelector('.govuk-error-summary');
    await show('cancellation-wrong-code');
    await page.fill('[name=noticeCode]', await noticeCode(citizen.phone));
    await submit(page);
    await page.waitForURL('**/da-huy');
    await show('cancellation-done');
    await go(paths.notMe);
    await show('not-me');
    await go(paths.objection);
    await show('objection');
  },
};
