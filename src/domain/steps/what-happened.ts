import { z } from 'zod';
import { disputeReasons, disputeWishes } from '../dispute/complaint.ts';
import { botCheckField } from './details/citizen-fields.ts';
import { withoutBotCheck } from './details/without-bot-check.ts';
import type { StepDeclaration } from './step-declaration.ts';

const body = withoutBotCheck(
  z.strictObject({
    reason: z.enum(disputeReasons),
    wish: z
      .enum(disputeWishes)
      .describe('Whether the number is to be free, or the account to be handed over'),
    botCheck: botCheckField,
  }),
);

/** What a complaint is about, and what is wished for; starts it. */
export const whatHappened = {
  summary: { vi: 'Cho biết việc đã xảy ra', en: 'Say what happened' },
  body: () => body,
  shows: {},
  actions: {},
  refusals: [],
} as const satisfies StepDeclaration;
