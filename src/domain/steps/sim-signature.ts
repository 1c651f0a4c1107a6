import { z } from 'zod';
import { reviewShown } from './shown.ts';
import type { StepDeclaration } from './step-declaration.ts';

/** The prompt on the phone (guide 1.3, Bước 4): nobody submits it, the answer comes from the SIM. */
export const simSignature = {
  summary: {
    vi: 'Xác nhận và nhập mã PIN trên điện thoại',
    en: 'Confirm on the phone, with the PIN',
  },
  shows: {
    // So that the citizen sees which prompt is theirs.
    simPrompt: z.object({ code: z.string().describe('Four digits that the phone shows too') }),
    review: reviewShown,
  },
  actions: {
    resendPrompt: [
      'SimPromptTooSoon',
      'SimPromptLimit',
      'MessagesAtNight',
      'SimOrderRefused',
      'SimBusy',
      'SimPhoneOff',
      'SimPinBlocked',
      'SimCardBlocked',
      'SimUnavailable',
    ],
  },
  refusals: [],
} as const satisfies StepDeclaration;
