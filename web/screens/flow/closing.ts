import type { FlowView } from '../../../client/contract.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import type { Page } from '../../layout/page.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill } from '../../layout/words.ts';
import { flowPath, paths } from '../../paths.ts';
import { closingTexts as t } from '../../texts/closing.ts';
import { heldFlow, readHeld } from './held-flow.ts';
import type { StepScreen } from './step-screen.ts';

const keepSlug = 'giu-lai-tai-khoan';

/** The days in which the account can be kept: until when, and how. Nobody is signed in by then. */
export const closingStep: StepScreen = {
  show: ({ step, at }) => {
    const until = dayAndTime(step.closing?.closesAt ?? step.until);
    return {
      title: t.waitTitle,
      blocks: [
        { kind: 'text', text: fill(t.waitUntil, { until }) },
        { kind: 'text', text: t.keepBefore },
        { kind: 'list', items: t.keeps },
        {
          kind: 'links',
          items: [
            { text: t.signIn, href: paths.signIn },
            { text: t.byCode, href: paths.cancellation },
          ],
        },
        { kind: 'form', form: { action: `${at}/${keepSlug}`, fields: [], submit: t.keepNow } },
      ],
    };
  },
};

/** Takes the closing back by the flow that does it. */
export const keepAccount: Screen = {
  path: `${flowPath(':slot')}/${keepSlug}`,
  get: ({ params }) => ({ to: flowPath(params['slot'] ?? '') }),
  post: async (visit, form) => {
    const held = heldFlow(visit);
    const seen = held && (await readHeld(visit, held));
    if (!held || !seen) return { to: flowPath(visit.params['slot'] ?? '') };
    if (seen.flow.step?.name !== 'closing' || form.flow !== held.opened.id) {
      return { to: held.at, notice: 'late_tab' };
    }
    const { status } = orRefuse(await held.opened.cancel());
    if (status !== 202) return { to: held.at };
    const { at } = held;
    const draft = { at, step: 'closing', values: {}, key: form.key, pending: seen.etag };
    return { to: at, draft };
  },
};

/** How a closing has ended: with the account, or without any change. */
export function closingEnd({ status }: Pick<FlowView, 'status'>): Page | null {
  if (status === 'completed') {
    return {
      title: t.closed,
      area: 'flows',
      blocks: [
        { kind: 'text', text: t.closedText },
        { kind: 'button', text: t.home, href: paths.home },
      ],
    };
  }
  if (status !== 'cancelled') return null;
  return {
    title: t.kept,
    area: 'flows',
    blocks: [
      { kind: 'text', text: t.keptText },
      { kind: 'button', text: t.signIn, href: paths.signIn },
    ],
  };
}
