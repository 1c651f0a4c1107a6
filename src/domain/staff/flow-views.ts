import { z } from 'zod';
import { flowKinds } from '../flows/flow-kind.ts';
import { flowMethods } from '../flows/flows.ts';
import { waitedFor } from '../flows/waiting-for.ts';
import { time } from '../steps/shown.ts';
import { stepNames } from '../steps/steps.ts';
import { flowActNames } from './flow-acts.ts';
import { staffRole } from './roles.ts';

const said = z.string().describe('In the language asked for');

/** A flow in a list for staff: nothing of a person. */
export const flowLineView = z
  .strictObject({
    id: z.string(),
    reference: z.string(),
    kind: z.enum(flowKinds),
    method: z.enum(flowMethods),
    title: said.describe('What it is for, in the language asked for'),
    status: z.enum(['open', 'completed', 'refused', 'cancelled', 'expired']),
    step: z.enum(stepNames).nullable(),
    waitingFor: z.enum(waitedFor).nullable(),
    waitingSince: time,
    openedAt: time,
    nextTryAt: time.nullable().describe('When an outside system is asked again'),
  })
  .meta({ id: 'StaffFlowLine' });
export type FlowLineView = z.output<typeof flowLineView>;

/** `GET /v1/staff/flows`. */
export const foundFlowsView = z
  .strictObject({ items: z.array(flowLineView).describe('Twenty at most, the newest first') })
  .meta({ id: 'StaffFlows' });

/** `GET /v1/staff/stuck-flows`. */
export const stuckFlowsView = z
  .strictObject({
    items: z.array(flowLineView).describe('The longest wait first'),
    next: z.string().nullable().describe('A cursor for `after`; null at the end'),
  })
  .meta({ id: 'StaffStuckFlows' });

const finding = z.strictObject({ name: z.string(), text: said });

const storyEvent = z.strictObject({
  at: time,
  actor: z.string().describe('citizen, system, staff, staff:<id>, provider:<name>'),
  event: z.string(),
  text: said,
  code: z.string().nullable().describe('Of the problem that it tells of'),
  findings: z.array(finding).describe('What a source has found: for staff alone'),
  reason: z.string().nullable(),
  ticket: z.string().nullable(),
});

/** An act as somebody is offered it, by its names. */
export function offeredActView<const N extends readonly [string, ...string[]]>(names: N) {
  return z.strictObject({
    name: z.enum(names),
    title: said,
    allowed: z.boolean(),
    why: said.nullable().describe('Why it is not allowed'),
    roles: z.array(staffRole).describe('Whose it is'),
  });
}

/** `GET /v1/staff/flows/{id}`: the story of a flow. */
export const storyView = z
  .strictObject({
    flow: flowLineView,
    accountId: z.string().nullable().describe('Of the account that it has made or is about'),
    reviewId: z.string().nullable().describe('Of the review that is open'),
    version: z.int(),
    waiting: z
      .strictObject({ for: z.enum(waitedFor), text: said, since: time, until: time })
      .nullable()
      .describe('Null once it has ended'),
    stepTitle: said.nullable(),
    expiresAt: time,
    problem: z
      .strictObject({ code: z.string(), title: said, detail: said })
      .nullable()
      .describe('The last refusal, until the next success'),
    findings: z.array(finding).describe('The last that a source has found: for staff alone'),
    delivery: z
      .enum(['pending', 'delivered', 'failed'])
      .nullable()
      .describe('What became of the last message'),
    events: z.array(storyEvent).describe('The oldest first'),
    actions: z.array(offeredActView(flowActNames)),
  })
  .meta({ id: 'StaffStory' });
export type StoryView = z.output<typeof storyView>;
