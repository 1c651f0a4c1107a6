import type { Block } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill } from '../../layout/words.ts';
import { waitTexts as t } from '../../texts/flow.ts';
import type { SeenStep, StepPage } from './step-screen.ts';

/** A step that waits for somebody else: for whom, until when, and a page that goes on by itself. */
export function wait(seen: SeenStep, before: readonly Block[] = []): StepPage {
  const { step, at } = seen;
  return {
    title: t.titles[step.waitingFor],
    blocks: [
      ...before,
      { kind: 'text', text: t.details[step.waitingFor] },
      ...review(seen),
      watch(at),
    ],
  };
}

/** Looks by itself for the flow to go on; without a script there is a button that looks. */
export function watch(at: string): Block {
  return {
    kind: 'element',
    tag: 'flow-wait',
    attributes: { events: `${at}/su-kien` },
    texts: { waiting: t.waiting },
    blocks: [{ kind: 'button', text: t.lookAgain, href: at, look: 'secondary' }],
  };
}

/** What to tell support staff who verify by hand. */
function review({ step }: SeenStep): Block[] {
  if (!step.review) return [];
  const { reference, until } = step.review;
  return [
    { kind: 'shown', label: t.reviewReference, value: reference },
    { kind: 'text', text: fill(t.reviewUntil, { until: dayAndTime(until) }) },
  ];
}
