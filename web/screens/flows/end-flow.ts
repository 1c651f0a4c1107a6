import { forgetFlowCookie } from '../../http/flow-cookies.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import { forgetTypedName } from '../../http/typed-name.ts';
import { fill } from '../../layout/words.ts';
import { flowPath, paths } from '../../paths.ts';
import { cancelTexts as t } from '../../texts/flows.ts';
import { noFlowPage } from '../flow/flow-page.ts';
import { heldFlow, readHeld } from '../flow/held-flow.ts';
import { nameOf } from './flow-rows.ts';

/** Asks once more before a flow is cancelled: nothing of it comes back. */
export const cancelFlow: Screen = {
  path: `${paths.flows}/:slot/huy`,
  get: async (visit) => {
    const held = heldFlow(visit);
    const seen = held && (await readHeld(visit, held));
    if (!held || !seen) return noFlowPage;
    const { flow } = seen;
    if (!flow.step?.actions.includes('cancel')) return { to: held.at };
    return {
      title: fill(t.title, { reference: flow.reference }),
      area: 'flows',
      flow: flow.id,
      blocks: [
        { kind: 'text', text: fill(t.text, { kind: nameOf(flow) }) },
        { kind: 'form', form: { fields: [], submit: t.yes, look: 'warning' } },
        { kind: 'links', items: [{ text: t.no, href: held.at }] },
      ],
    };
  },
  post: async (visit, form) => {
    const held = heldFlow(visit);
    const to = flowPath(visit.params['slot'] ?? '');
    if (!held) return { to };
    if (form.flow !== held.opened.id) return { to, notice: 'late_tab' };
    const answer = await held.opened.cancel();
    if (!answer.ok && answer.problem.code === 'ActionNotAllowed') return { to, notice: 'late_tab' };
    // One that has ended meanwhile says on its page how.
    if (!answer.ok && answer.status !== 410) orRefuse(answer);
    return answer.ok && answer.status === 202 ? { to, notice: 'cancelling' } : { to };
  },
};

/** "Không lưu trên thiết bị này": the flow goes on, for whoever opens it anew. */
export const forgetFlow: Screen = {
  path: `${paths.flows}/:slot/khong-luu`,
  get: ({ params }) => ({ to: flowPath(params['slot'] ?? '') }),
  post: ({ jar, params }) => {
    const slot = params['slot'] ?? '';
    forgetFlowCookie(jar, slot);
    forgetTypedName({ jar }, slot);
    return { to: paths.flows, notice: 'flow_forgotten' };
  },
};
