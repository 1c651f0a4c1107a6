import { paths, registerPath } from '../../../web/paths.ts';
import { fillDetails, fillInsured, setPassword, submit } from '../forms.ts';
import type { Walk } from './walk.ts';

/** Registration by phone with each mistake on the way (guide 1.1). */
export const registerByPhone: Walk = {
  name: 'registration by phone',
  walk: async ({ page, go, person, enterCode }, show) => {
    const citizen = await person();
    await go(registerPath('mobile_subscriber'));
    await show('register-phone');
    await submit(page);
    await show('register-phone-errors');
    await fillDetails(page, citizen);
    await submit(page);
    await page.waitForSelector('[name=code]');
    await show('register-otp');
    await page.fill('[name=code]', '000000');
    await submit(page);
    await page.waitForSelector('.govuk-error-summary');
    await show('register-otp-wrong');
    await enterCode(citizen.phone);
    await page.waitForSelector('[name=repeated]');
    await show('register-password');
    await setPassword(page, 'password');
    await page.waitForSelector('.govuk-error-summary');
    await show('register-password-weak');
    await setPassword(page);
    await page.waitForSelector('.govuk-panel--confirmation');
    await show('register-done');
  },
};

/** Details that the carrier has otherwise, to be corrected; then support staff are asked. */
export const mismatch: Walk = {
  name: 'details that do not match',
  walk: async ({ page, go, person }, show) => {
    const citizen = await person();
    await go(registerPath('mobile_subscriber'));
    await fillDetails(page, { ...citizen, fullName: 'Trần Văn Khác' });
    await submit(page);
    await page.waitForSelector('.govuk-error-summary');
    await show('register-mismatch');
    await page.locator('form[action$="/nho-xac-minh"] button').click();
    await page.waitForSelector('flow-wait');
    await show('register-review');
  },
};

/** By social insurance (guide 1.2). */
export const registerByInsurance: Walk = {
  name: 'registration by social insurance',
  walk: async ({ page, go, person }, show) => {
    const citizen = await person();
    await go(registerPath('social_insurance'));
    await show('register-insurance');
    await fillInsured(page, citizen);
    await submit(page);
    await page.waitForSelector('[name=code]');
    await show('register-insurance-otp');
  },
};

/** By a SIM that signs (guide 1.3). */
export const registerBySim: Walk = {
  name: 'registration by SIM',
  walk: async ({ page, go, person, enterPin }, show) => {
    const citizen = await person({ sim: { pin: '246810' } });
    await go(`${registerPath('sim_signature')}/doanh-nghiep`);
    await show('register-sim-enterprise');
    await go(registerPath('sim_signature'));
    await show('register-sim');
    await page.fill('[name=phone]', citizen.phone);
    await page.check('[name=consent]');
    await submit(page);
    await page.waitForSelector('.portal-shown__value');
    await show('register-sim-prompt');
    await enterPin(citizen.phone, '246810');
    await page.waitForSelector('[name=email]');
    await show('register-confirm');
  },
};

/** By a token that signs (guide 1.4), on a computer without the signing agent; and at Vietnam Post (1.5). */
export const registerByOthers: Walk = {
  name: 'registration by token and by Vietnam Post',
  walk: async ({ page, go }, show) => {
    const begin = async (path: string): Promise<void> => {
      await go(path);
      await page.check('[name=consent]');
      await submit(page);
      await page.waitForURL(`**${paths.flows}/*`);
    };
    await go(`${registerPath('usb_signature')}/doanh-nghiep`);
    await show('register-usb-enterprise');
    await go(registerPath('usb_signature'));
    await show('register-usb');
    await begin(registerPath('usb_signature'));
    await show('register-usb-sign');
    await go(registerPath('vietnam_post'));
    await show('register-post');
    await begin(registerPath('vietnam_post'));
    await show('register-post-redirect');
  },
};
