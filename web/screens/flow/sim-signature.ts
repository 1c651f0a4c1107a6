import { simTexts as t } from '../../texts/signatures.ts';
import type { Block } from '../../layout/block.ts';
import { timeOfDay } from '../../layout/times.ts';
import { fill } from '../../layout/words.ts';
import { actionForm } from './action-form.ts';
import type { SeenStep, StepPage, StepScreen } from './step-screen.ts';
import { wait } from './wait.ts';

/** The prompt on the phone (guide 1.3, Bước 4): its code stands here before the phone rings. */
export const simSignature: StepScreen = {
  show: (seen) => (seen.step.waitingFor === 'sim' ? wait(seen, prompt(seen)) : refused(seen)),
};

function prompt({ step: { simPrompt, until } }: SeenStep): Block[] {
  if (!simPrompt) return [];
  return [
    { kind: 'shown', label: t.code, value: simPrompt.code, hint: t.codeHint },
    {
      kind: 'element',
      tag: 'time-left',
      attributes: { until },
      texts: t.timeLeft,
      blocks: [{ kind: 'text', text: fill(t.until, { until: timeOfDay(until) }) }],
    },
  ];
}

/** The phone gave no signature, for the reason that stands above: the flow stays, and another prompt may be asked for. */
function refused({ at, step }: SeenStep): StepPage {
  return {
    title: t.notSigned,
    blocks: [
      { kind: 'text', text: t.kept },
      { kind: 'list', items: t.before },
      ...(step.actions.includes('resendPrompt')
        ? [actionForm(at, 'resendPrompt', t.resend, 'primary')]
        : []),
    ],
  };
}
