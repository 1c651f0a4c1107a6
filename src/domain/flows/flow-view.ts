import { z } from 'zod';
import { problemView } from '../problems/problem-view.ts';
import { openStepView } from '../steps/open-step.ts';
import { time } from '../steps/shown.ts';
import { stepNames } from '../steps/steps.ts';
import { reviewView } from '../staff/review-view.ts';
import { flowKinds } from './flow-kind.ts';
import { flowResults } from './flow-results.ts';
import { flowMethods } from './flows.ts';

/** The flow as the public sees it: what every answer about a flow carries. */
export const flowView = z.object({
  id: z.string().describe('Random, says nothing'),
  reference: z.string().describe('Short, to read out on the phone or at a counter'),
  kind: z.enum(flowKinds),
  method: z.enum(flowMethods),
  status: z.enum(['open', 'completed', 'refused', 'cancelled', 'expired']),
  steps: z.array(z.enum(stepNames)).describe('The whole way'),
  step: openStepView.nullable().describe('null once the flow has ended'),
  problem: problemView.nullable().describe('The last refusal, until the next success'),
  expiresAt: time,
  result: z.union(Object.values(flowResults)).nullable().describe('Set once completed'),
  token: z
    .string()
    .exactOptional()
    .describe('In the answer to the start alone; sent later as Authorization: Bearer'),
});

/** What a client reads of a flow. */
export type FlowView = z.output<typeof flowView>;

/** The body of every answer of 4xx and 5xx, `application/problem+json`. */
export const problemAnswer = problemView.extend({
  instance: z.string().describe('Path of the request'),
  traceId: z.string().describe('To tell support; also in the logs'),
  flow: flowView.exactOptional().describe('The flow as it now stands, where there is one'),
  review: reviewView.exactOptional().describe('To staff: the review as it now stands'),
});
