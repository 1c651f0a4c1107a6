import type { FlowView } from '../../../client/contract.ts';
import { forgetFlowCookie } from '../../http/flow-cookies.ts';
import type { GoTo, Visit } from '../../http/screen.ts';
import type { Block } from '../../layout/block.ts';
import type { Page } from '../../layout/page.ts';
import { stepList } from '../../layout/step-list.ts';
import { fill } from '../../layout/words.ts';
import { paths } from '../../paths.ts';
import { endTexts as t } from '../../texts/flow.ts';
import { changed } from './change-end.ts';
import { afterLogin } from '../sign-in/after-login.ts';
import { closingEnd } from './closing.ts';
import { forgetTypedName, keepNameOfSession } from '../../http/typed-name.ts';
import { disputeDecided } from '../dispute/decided.ts';
import type { HeldFlow } from './held-flow.ts';
import { notCompleted } from './not-completed.ts';
import { takeUp } from './take-up.ts';

/** What comes after a flow's last step: the page that says so, or, of a sign-in, what was wanted. */
export function endOf(
  visit: Visit,
  held: HeldFlow,
  flow: FlowView,
): Page | GoTo | Promise<Page | GoTo> {
  const closed = flow.method === 'closure' ? closingEnd(flow) : null;
  if (closed) return closed;
  if (flow.kind === 'login' && flow.status === 'completed') keepNameOfSession(visit, held.slot);
  forgetTypedName(visit, held.slot);
  if (flow.status !== 'completed') return notCompleted(flow, held);
  switch (flow.kind) {
    case 'registration':
      return registered(flow);
    case 'login':
      forgetFlowCookie(visit.jar, held.slot);
      return afterLogin(visit, flow, held.mark);
    case 'recovery':
      return flow.result && 'flow' in flow.result
        ? takeUp(visit, held, flow.result.flow)
        : recovered(flow);
    case 'change':
      return changed(flow);
    case 'dispute':
      return disputeDecided(flow);
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

function recovered(flow: FlowView): Page {
  return done(flow, t.recovered, [
    { kind: 'panel', title: t.recovered, text: t.recoveredPanel },
    { kind: 'text', text: t.recoveredNext },
    { kind: 'button', text: t.signIn, href: paths.signIn },
  ]);
}

function done(flow: FlowView, title: Page['title'], blocks: readonly Block[]): Page {
  return { title, area: 'flows', steps: stepList(flow.steps, null), blocks };
}
