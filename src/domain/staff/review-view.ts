import { z } from 'zod';
import { decisionKinds } from '../account/review-outcome.ts';
import { reviewStates } from '../account/review-state.ts';
import { listOf } from '../account/list-view.ts';
import { flowKinds } from '../flows/flow-kind.ts';
import { flowMethods } from '../flows/flows.ts';
import { level } from '../flows/levels.ts';
import { time } from '../steps/shown.ts';
import { papersSeen } from './papers.ts';
import { reviewClaim } from './review-claim.ts';
import { reviewRefusals } from './review-rules.ts';
import { reason, ticket } from './why.ts';

/** A review as the list has it: nothing about the person. */
const line = {
  id: z.string(),
  reference: z.string(),
  kind: z.enum(flowKinds),
  method: z.enum(flowMethods),
  level: level.describe('What an approval is worth: at 3, two people are needed'),
  state: z.enum(reviewStates),
  findings: z.array(z.string()).describe('What did not match, or is to be looked at'),
  requestedAt: time,
  dueAt: time,
  isOverdue: z.boolean(),
  hasPapers: z.boolean().describe('Whether somebody has recorded papers'),
};

export const reviewLine = z.object(line).meta({ id: 'ReviewLine' });
export type ReviewLine = z.output<typeof reviewLine>;
export const reviewLines = listOf(reviewLine).meta({ id: 'Reviews' });

/** What has been done about it, the first act first. */
const decided = z.object({
  decision: z.enum(decisionKinds),
  decidedBy: z.string(),
  decidedAt: time,
  papers: papersSeen.nullable(),
  reason: z.string(),
  ticket: z.string(),
});

/** What the one who looks may do now, or why not. */
const choice = z.object({
  decision: z.enum(decisionKinds),
  refusal: z.enum(reviewRefusals).nullable().describe('Null: may be done'),
  needsPapers: z.boolean().describe('Whether the act must name papers that were seen'),
});

export const reviewView = z
  .object({
    ...line,
    flowId: z.string(),
    endedAt: time.nullable().describe('When it was taken by its flow, or closed'),
    claim: reviewClaim
      .nullable()
      .describe('Null where the citizen has handed in a newer one for review'),
    claimDigest: z.string().describe('Names the claim in a decision'),
    decisions: z.array(decided),
    choices: z.array(choice),
  })
  .meta({ id: 'Review' });
export type ReviewView = z.output<typeof reviewView>;

/** The body of a decision. */
export const decisionBody = z.strictObject({
  decision: z.enum(decisionKinds),
  claimDigest: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .describe('Of the claim that was on the screen'),
  papers: papersSeen.exactOptional().describe('What was seen, and where'),
  reason,
  ticket,
});
export type DecisionBody = z.output<typeof decisionBody>;
