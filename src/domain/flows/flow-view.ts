import { z } from 'zod';
import { waitedFor } from './flow-record.ts';
import { actionNames, methodNames, stepNames } from './flows.ts';
import { problemView } from '../problems/problem-view.ts';
import { sources } from '../subject/registrant.ts';

const time = z.iso.datetime().describe('RFC 3339 in UTC');

const level = z
  .int()
  .min(1)
  .max(3)
  .describe('1 self-declared, 2 verified by a source, 3 in person');
const subjectType = z.enum(['citizen', 'enterprise']);

const identityView = z.object({
  subjectType,
  fullName: z.string(),
  documentNumber: z.string().describe('Masked: 001********5'),
  dateOfBirth: z.string().exactOptional().describe('yyyy-MM-dd or yyyy, where the source tells it'),
  level,
  source: z.enum(sources),
});

const stepView = z.object({
  name: z.enum(stepNames),
  waitingFor: z.enum(waitedFor),
  actions: z.array(z.enum(actionNames)).describe('What is allowed right now'),
  until: time.describe('When this wait ends'),
  otp: z
    .object({
      sentTo: z.string().describe('Masked: +84 *** *** 678'),
      attemptsLeft: z.int().min(0),
      resendAfter: time,
      delivery: z.enum(['pending', 'delivered', 'failed']).describe('Of the latest message'),
    })
    .exactOptional(),
  simPrompt: z
    .object({ code: z.string().describe('Four digits that the phone shows too') })
    .exactOptional(),
  challenge: z
    .object({
      nonce: z.string().describe('What the Web eID authentication token must be made over'),
      origin: z.string(),
      until: time,
    })
    .exactOptional(),
  redirect: z
    .object({ url: z.string().describe('Where the browser goes to sign in at Vietnam Post') })
    .exactOptional(),
  identity: identityView.exactOptional().describe('Who the source says that this is'),
  review: z
    .object({ reference: z.string().describe('To tell support staff'), until: time })
    .exactOptional(),
});

const accountView = z.object({
  id: z.string(),
  level,
  subjectType,
});

/** The flow as the public sees it: what every answer about a flow carries. */
export const flowView = z.object({
  id: z.string().describe('Random, says nothing'),
  reference: z.string().describe('Short, to read out on the phone or at a counter'),
  kind: z.enum(['registration']),
  method: z.enum(methodNames),
  status: z.enum(['open', 'completed', 'refused', 'cancelled', 'expired']),
  steps: z.array(stepView.shape.name).describe('The whole way'),
  step: stepView.nullable().describe('null once the flow has ended'),
  problem: problemView.nullable().describe('The last refusal, until the next success'),
  expiresAt: time,
  result: z.object({ account: accountView }).nullable().describe('Set once completed'),
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
});
