import type { Screen } from '../../http/screen.ts';
import { flowSlots } from '../../http/flow-cookies.ts';
import type { Block } from '../../layout/block.ts';
import { paths } from '../../paths.ts';
import { homeTexts as t } from '../../texts/home.ts';

/** The portal's front door: "Đăng ký", "Đăng nhập" (guide: vùng 1), and what was begun before. */
export const home: Screen = {
  path: '/',
  get: ({ isSignedIn, jar }) => ({
    title: t.title,
    area: 'home',
    blocks: [
      { kind: 'text', text: t.lead, look: 'lead' },
      ...(flowSlots(jar).length > 0 ? [underWay] : []),
      ...(isSignedIn ? signedIn : signedOut),
      { kind: 'heading', text: t.waysOutTitle },
      { kind: 'links', items: waysOut },
      { kind: 'heading', text: t.codesTitle },
      { kind: 'links', items: codes },
    ],
  }),
};

const underWay: Block = {
  kind: 'links',
  items: [{ text: t.underWay, href: paths.flows, hint: t.underWayHint }],
};

const signedOut: readonly Block[] = [
  { kind: 'heading', text: t.registerTitle },
  { kind: 'text', text: t.registerText },
  { kind: 'button', text: t.register, href: paths.register },
  { kind: 'heading', text: t.signInTitle },
  { kind: 'text', text: t.signInText },
  { kind: 'button', text: t.signIn, href: paths.signIn, look: 'secondary' },
];

const signedIn: readonly Block[] = [
  { kind: 'heading', text: t.accountTitle },
  { kind: 'text', text: t.accountText },
  { kind: 'button', text: t.account, href: paths.account },
];

const waysOut = [
  { text: t.forgotten, href: paths.forgottenPassword, hint: t.forgottenHint },
  { text: t.counter, href: paths.counterRecovery, hint: t.counterHint },
  { text: t.dispute, href: paths.dispute, hint: t.disputeHint },
];

const codes = [
  { text: t.notMe, href: paths.notMe, hint: t.notMeHint },
  { text: t.cancellation, href: paths.cancellation, hint: t.cancellationHint },
  { text: t.objection, href: paths.objection, hint: t.objectionHint },
];
