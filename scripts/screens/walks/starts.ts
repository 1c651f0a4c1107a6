import { paths, registerPath, signInPath } from '../../../web/paths.ts';
import { fillDetails, submit } from '../forms.ts';
import type { Walk } from './walk.ts';

/** Pages that begin something, by their addresses: nothing has been typed there yet. */
const open: readonly (readonly [state: string, path: string])[] = [
  ['sign-in-sim', signInPath('sim_signature')],
  ['sign-in-usb', signInPath('usb_signature')],
  ['sign-in-post', signInPath('vietnam_post')],
  ['forgotten-password', paths.forgottenPassword],
  ['counter-recovery', paths.counterRecovery],
  ['dispute', paths.dispute],
  ['flows-none', paths.flows],
];

export const starts: Walk = {
  name: 'what begins without a session',
  walk: async ({ go }, show) => {
    for (const [state, path] of open) {
      await go(path);
      await show(state);
    }
  },
};

/** "Hồ sơ DD-…": what is under way in this browser, about one of it, and its end. */
export const ownFlow: Walk = {
  name: 'a flow of one’s own',
  walk: async ({ page, go, person }, show) => {
    await go(registerPath('mobile_subscriber'));
    await fillDetails(page, await person());
    await submit(page);
    await page.waitForURL(`**${paths.flows}/*`);
    const at = page.url();
    await go(paths.flows);
    await show('flows');
    await page.goto(`${at}/thong-tin`);
    await show('flow-about');
    await page.goto(`${at}/huy`);
    await show('flow-cancel');
  },
};

const changes = [
  'doi-mat-khau',
  'doi-so-dien-thoai',
  'doi-email',
  'ung-dung-xac-thuc',
  'ma-khoi-phuc',
  'bo-sung-giay-to',
  'sim-ky-so',
  'usb-ky-so',
  'buu-dien-viet-nam',
  'nang-muc-xac-minh',
];
const proofs = ['', '/mat-khau', '/sim-ky-so', '/usb-ky-so', '/buu-dien-viet-nam'];

/** What an account is, what it signs in by, the start of every change, and the fresh proof. */
export const methods: Walk = {
  name: 'methods and changes',
  walk: async ({ go, person, register, signIn }, show) => {
    const citizen = await person();
    await register(citizen);
    await signIn(citizen);
    const pages: [string, string][] = [
      ['identity', paths.identity],
      ['methods', paths.methods],
      ['method-lock', `${paths.methods}/so-nhan-otp/khoa`],
      ...changes.map((path): [string, string] => [
        `change-${path.replaceAll('/', '-')}`,
        `${paths.account}/thay-doi/${path}`,
      ]),
      ...proofs.map((path): [string, string] => [
        `step-up${path.replace('/', '-')}`,
        paths.stepUp + path,
      ]),
      ['sign-out', paths.signOut],
    ];
    for (const [state, path] of pages) {
      await go(path);
      await show(state);
    }
  },
};
