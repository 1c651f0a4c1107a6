import type { FlowView } from '../../../client/contract.ts';
import { isResumable } from '../../../src/domain/flows/flows.ts';
import type { Screen } from '../../http/screen.ts';
import type { Block, SummaryRow } from '../../layout/block.ts';
import { stepList } from '../../layout/step-list.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill } from '../../layout/words.ts';
import { paths } from '../../paths.ts';
import { detailsStepTexts, waitTexts } from '../../texts/flow.ts';
import { aboutTexts as t, flowListTexts } from '../../texts/flows.ts';
import { actionForm } from '../flow/action-form.ts';
import { noFlowPage } from '../flow/flow-page.ts';
import { type HeldFlow, heldFlow, readHeld } from '../flow/held-flow.ts';
import { printButton } from '../flow/print-button.ts';
import { rowsOf } from './flow-rows.ts';

/** "Hồ sơ DD-…": what to write down, to print and take to a counter, and the ways to end it. */
export const aboutFlow: Screen = {
  path: `${paths.flows}/:slot/thong-tin`,
  get: async (visit) => {
    const held = heldFlow(visit);
    const seen = held && (await readHeld(visit, held));
    if (!held || !seen) return noFlowPage;
    const { flow } = seen;
    return {
      title: fill(t.title, { reference: flow.reference }),
      area: 'flows',
      flow: flow.id,
      ...(flow.step && { steps: stepList(flow.steps, flow.step.name) }),
      back: { text: t.back, href: held.at },
      blocks: [
        { kind: 'shown', label: flowListTexts.reference, value: flow.reference },
        ...reviewOf(flow),
        { kind: 'summary', rows: [...rowsOf(flow, held.since), ...waitRows(flow)] },
        { kind: 'text', text: t.keep },
        ...(isResumable(flow) ? [{ kind: 'text' as const, text: t.resumable }] : []),
        printButton(t.print),
        { kind: 'heading', text: t.otherWays },
        ...waysOf(held, flow),
      ],
    };
  },
};

/** A review's own reference; most have that of the flow. */
function reviewOf({ step, reference: own }: FlowView): Block[] {
  if (!step?.review || step.review.reference === own) return [];
  const { reference, until } = step.review;
  const hint = fill(waitTexts.reviewUntil, { until: dayAndTime(until) });
  return [{ kind: 'shown', label: t.review, value: reference, hint }];
}

/** Whom it waits for, and how long. */
function waitRows({ step }: FlowView): SummaryRow[] {
  if (!step) return [];
  return [
    { key: flowListTexts.status, value: waitTexts.titles[step.waitingFor] },
    { key: t.stepUntil, value: dayAndTime(step.until) },
  ];
}

function waysOf({ at }: HeldFlow, flow: FlowView): Block[] {
  const allowed = flow.step?.actions ?? [];
  return [
    ...(allowed.includes('askForReview')
      ? [
          { kind: 'text' as const, text: detailsStepTexts.reviewHint },
          actionForm(at, 'askForReview', detailsStepTexts.askForReview),
        ]
      : []),
    ...(allowed.includes('cancel')
      ? [
          {
            kind: 'links' as const,
            items: [{ text: t.cancel, href: `${at}/huy`, hint: t.cancelHint }],
          },
        ]
      : []),
    { kind: 'text', text: isResumable(flow) ? t.forgetHint : t.forgetForGood },
    {
      kind: 'form',
      form: { action: `${at}/khong-luu`, fields: [], submit: t.forget, look: 'secondary' },
    },
  ];
}
