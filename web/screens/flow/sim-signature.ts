import { simTexts as t } from '../../texts/flow.ts';
import { actionForm } from './action-form.ts';
import type { StepScreen } from './step-screen.ts';
import { wait } from './wait.ts';

/** The prompt on the phone (guide 1.3, Bước 4): its code stands here before the phone rings. */
export const simSignature: StepScreen = {
  show: (seen) => {
    const { step, at } = seen;
    const shown = step.simPrompt
      ? [{ kind: 'shown' as const, label: t.code, value: step.simPrompt.code, hint: t.codeHint }]
      : [];
    const waiting = wait(seen, shown);
    const again = step.actions.includes('resendPrompt')
      ? [actionForm(at, 'resendPrompt', t.resend)]
      : [];
    return { ...waiting, blocks: [...waiting.blocks, ...again] };
  },
};
