import { dayAndTime } from '../../layout/times.ts';
import { fill } from '../../layout/words.ts';
import { hearingTexts as t } from '../../texts/dispute.ts';
import { printButton } from '../flow/print-button.ts';
import type { StepScreen } from '../flow/step-screen.ts';
import { watch } from '../flow/wait.ts';
import { aboutTexts } from '../../texts/flows.ts';

/** The other party is heard first: until when, and what comes then. */
export const hearing: StepScreen = {
  show: (seen) => ({
    title: t.title,
    blocks: [
      { kind: 'shown', label: t.reference, value: seen.flow.reference },
      { kind: 'text', text: fill(t.text, { until: dayAndTime(seen.step.until) }) },
      { kind: 'text', text: t.next },
      printButton(aboutTexts.print),
      watch(seen),
    ],
  }),
};

/** Two members of staff decide. */
export const decision: StepScreen = {
  show: (seen) => ({
    title: t.decisionTitle,
    blocks: [
      {
        kind: 'shown',
        label: t.reference,
        value: seen.step.review?.reference ?? seen.flow.reference,
      },
      {
        kind: 'text',
        text: fill(t.decision, { until: dayAndTime(seen.step.review?.until ?? seen.step.until) }),
      },
      { kind: 'text', text: t.next },
      watch(seen),
    ],
  }),
};
