import { paths, signInPath } from '../../../web/paths.ts';
import { submit, walkersPassword } from '../forms.ts';
import type { Walk } from './walk.ts';

/** What anybody sees first, and where no page is. */
export const front: Walk = {
  name: 'the front door',
  walk: async ({ page, go }, show) => {
    await go(paths.home);
    await show('home');
    await go(paths.register);
    await show('register');
    await submit(page);
    await show('register-nothing-chosen');
    await go(paths.signIn);
    await show('sign-in');
    await go(paths.agent);
    await show('signing-agent');
    await go('/khong-co');
    await show('not-found');
    await go(`${paths.flows}/abc123`);
    await show('flow-unknown');
  },
};

/** A sign-in by password, its mistakes, and what is there then. */
export const signIn: Walk = {
  name: 'a sign-in by password',
  walk: async ({ page, go, person, register, enterCode }, show) => {
    const citizen = await person();
    await register(citizen);
    await go(signInPath('password'));
    await show('sign-in-password');
    await page.fill('[name=username]', citizen.documentNumber);
    await page.fill('[name=password]', 'nothing like it');
    await submit(page);
    await show('sign-in-password-wrong');
    await page.fill('[name=username]', citizen.documentNumber);
    await page.fill('[name=password]', walkersPassword);
    await submit(page);
    await page.waitForSelector('[name=code]');
    await show('sign-in-otp');
    await enterCode(citizen.phone);
    await page.waitForURL(`**${paths.account}`);
    await show('account');
    await go(paths.home);
    await show('home-signed-in');
    await page.locator('.portal-navigation form button').click();
    await page.waitForSelector('.govuk-notification-banner');
    await show('signed-out');
  },
};
