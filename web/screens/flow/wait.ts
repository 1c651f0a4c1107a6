import type { Block } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill } from '../../layout/words.ts';
import { actionTexts, waitTexts as t } from '../../texts/flow.ts';
import { actionForm } from './action-form.ts';
import type { SeenStep, StepPage } from './step-screen.ts';

/** A step that waits for somebody else: for whom, until when, and a page that goes on by itself. */
export function wait(seen: SeenStep, before: readonly Block[] = []): StepPage {
  const { step } = seen;
  return {
    title: t.titles[step.waitingFor],
    blocks: [
      ...before,
      { kind: 'text', text: t.details[step.waitingFor] },
      ...review(seen),
      watch(seen),
      ...meanwhile(seen),
    ],
  };
}

/** Looks by itself for the flow to go on; without a script there is a button that looks. */
export function watch({ at, version }: Pick<SeenStep, 'at' | 'version'>): Block {
  return {
    kind: 'element',
    tag: 'flow-wait',
    attributes: { version },
    hrefs: { events: `${at}/su-kien?tu=${version}`, state: `${at}/trang-thai` },
    texts: { waiting: t.waiting },
    blocks: [{ kind: 'button', text: t.lookAgain, href: at, look: 'secondary' }],
  };
}

/** What to tell support staff who verify by hand. */
export function review({ step }: Pick<SeenStep, 'step'>): Block[] {
  if (!step.review) return [];
  const { reference, until } = step.review;
  return [
    { kind: 'shown', label: t.reviewReference, value: reference },
    { kind: 'text', text: fill(t.reviewUntil, { until: dayAndTime(until) }) },
  ];
}

/** What may be done instead of waiting. */
export function meanwhile({ at, step }: SeenStep): Block[] {
  const isUsb = step.name === 'usb_signature';
  const texts = { ...actionTexts, ...(isUsb && { resendPrompt: actionTexts.signAgain }) };
  return (['resendPrompt', 'askForReview'] as const)
    .filter((action) => step.actions.includes(action))
    .flatMap((action) => [
      { kind: 'text' as const, text: texts[action].hint },
      actionForm(at, action, texts[action].submit),
    ]);
}
