import type { FlowView } from '../../../client/contract.ts';
import { forgetFlowCookie } from '../../http/flow-cookies.ts';
import type { GoTo, Visit } from '../../http/screen.ts';
import type { Block } from '../../layout/block.ts';
import { linksOfNextActions } from '../../layout/next-links.ts';
import type { Page } from '../../layout/page.ts';
import { stepList } from '../../layout/step-list.ts';
import { fill } from '../../layout/words.ts';
import { paths } from '../../paths.ts';
import { signedInTexts, stepUpTexts } from '../../texts/sign-in.ts';
import { endTexts as t } from '../../texts/flow.ts';
import { afterLogin } from '../sign-in/after-login.ts';
import type { HeldFlow } from './held-flow.ts';

/** What comes after a flow's last step: the page that says so, or, of a sign-in, what was wanted. */
export function endOf(visit: Visit, held: HeldFlow, flow: FlowView): Page | GoTo {
  if (flow.status !== 'completed') return notCompleted(flow, held);
  switch (flow.kind) {
    case 'registration':
      return registered(flow);
    case 'login':
      forgetFlowCookie(visit.jar, held.slot);
      return afterLogin(visit, flow, held.mark);
    case 'recovery':
      return done(flow, t.recovered, [
        { kind: 'text', text: t.recoveredNext },
        { kind: 'button', text: t.signIn, href: paths.signIn },
      ]);
    case 'change':
      return done(flow, t.changed, [{ kind: 'button', text: t.toAccount, href: paths.account }]);
    case 'dispute':
      return done(flow, t.disputeDecided, []);
  }
}

function registered(flow: FlowView): Page {
  const level = flow.result && 'account' in flow.result ? flow.result.account.level : undefined;
  const text = fill(t.registeredPanel, { level: String(level ?? '') });
  return done(flow, t.registered, [
    { kind: 'panel', title: t.registered, text },
    { kind: 'text', text: t.registeredNext },
    { kind: 'button', text: t.signIn, href: paths.signIn },
  ]);
}

function done(flow: FlowView, title: Page['title'], blocks: readonly Block[]): Page {
  return { title, area: 'flows', steps: stepList(flow.steps, null), blocks };
}

/** Refused, cancelled or expired: why, and the ways on. */
function notCompleted({ kind, status, problem }: FlowView, { mark }: HeldFlow): Page {
  const title = status === 'cancelled' ? t.cancelled : status === 'expired' ? t.expired : t.refused;
  const area = kind === 'login' ? 'sign-in' : 'flows';
  const ways =
    mark === 'raise' ? afterRefusedProof : linksOfNextActions(problem?.nextActions ?? [], area);
  const home = { text: t.home, href: paths.home };
  return {
    title: problem?.title ?? title,
    area,
    blocks: [
      { kind: 'text', text: problem?.detail ?? t.ended },
      { kind: 'links', items: ways.length > 0 ? ways : [home] },
    ],
  };
}

/** The session is as it was: another proof, the page that asked for it, or another account. */
const afterRefusedProof = [
  { text: stepUpTexts.back, href: paths.stepUp },
  { text: signedInTexts.signOut, href: paths.signOut },
];
