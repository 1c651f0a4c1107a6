import type { Block } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill } from '../../layout/words.ts';
import { paths } from '../../paths.ts';
import { counterTexts as t } from '../../texts/recovery.ts';
import type { StepScreen } from '../flow/step-screen.ts';
import { printButton } from '../flow/print-button.ts';
import { watch } from '../flow/wait.ts';

/** The way to the counter: by which reference, with which papers, until when; on paper, too. */
export const counter: StepScreen = {
  show: (seen) => ({
    title: t.atCounter,
    blocks: [
      {
        kind: 'shown',
        label: t.reference,
        value: seen.step.review?.reference ?? seen.flow.reference,
        hint: fill(t.until, { until: dayAndTime(seen.step.review?.until ?? seen.step.until) }),
      },
      { kind: 'heading', text: t.bring },
      { kind: 'list', items: t.papers },
      { kind: 'text', text: t.afterwards },
      printButton(t.print),
      watch(seen),
    ],
  }),
};

/** The day in which the account's contacts can take the recovery back. */
export const waitingPeriod: StepScreen = {
  show: (seen) => {
    const parts = { until: dayAndTime(seen.step.until) };
    const takenBack: Block[] = [
      { kind: 'heading', text: t.notMeTitle },
      { kind: 'text', text: t.notMe },
      { kind: 'links', items: [{ text: t.takeBack, href: paths.cancellation }] },
    ];
    return {
      title: t.waitTitle,
      blocks: [
        { kind: 'text', text: fill(t.waiting, parts) },
        { kind: 'text', text: fill(t.waitingNext, parts) },
        watch(seen),
        ...takenBack,
      ],
    };
  },
};
