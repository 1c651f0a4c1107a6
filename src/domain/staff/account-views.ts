import { z } from 'zod';
import { documentKinds, identityView } from '../account/identity-view.ts';
import { methodView } from '../account/method-view.ts';
import { level, subjectType } from '../flows/levels.ts';
import { methodNames } from '../methods/methods.ts';
import { time } from '../steps/shown.ts';
import { sources } from '../subject/registrant.ts';
import { accountActNames } from './account-acts.ts';
import { flowLineView, offeredActView } from './flow-views.ts';

const state = z.enum(['open', 'locked', 'closing']);

/** `GET /v1/staff/accounts`. */
export const foundAccountsView = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          id: z.string(),
          reference: z.string(),
          subjectType,
          level,
          name: z.string().describe('Masked'),
          state,
        }),
      )
      .describe('Twenty at most'),
  })
  .meta({ id: 'StaffAccounts' });
export type FoundAccountsView = z.output<typeof foundAccountsView>;

/** `GET /v1/staff/accounts/{id}`: masked wherever it tells who somebody is. */
export const staffAccountView = z
  .strictObject({
    id: z.string(),
    reference: z.string(),
    subjectType,
    level,
    name: z.string().describe('Masked'),
    since: time,
    documents: z.array(
      z.strictObject({
        kind: z.enum(Object.values(documentKinds)),
        number: z.string().describe('Masked'),
        source: z.enum(sources),
        addedAt: time,
      }),
    ),
    contacts: identityView.shape.contacts,
    state,
    restrictions: z.strictObject({
      locked: z.strictObject({ since: time, because: z.enum(['inactivity', 'staff']) }).nullable(),
      closingAt: time.nullable(),
      heard: z.boolean().describe('Whether a complaint about it is open'),
    }),
    openSessions: z.int(),
    methods: z.array(
      methodView.pick({ kind: true, state: true, addedAt: true, lastUsedAt: true, shown: true }),
    ),
    signIns: z.array(
      z.strictObject({
        at: time,
        method: z.enum(methodNames),
        outcome: z.enum(['signed_in', 'refused']),
        problem: z.strictObject({ code: z.string(), title: z.string() }).nullable(),
        device: z.string(),
      }),
    ),
    flows: z.array(flowLineView).describe('The newest first'),
    recoveries: z
      .array(flowLineView)
      .describe('Open recoveries at a counter: each goes on by its review'),
    actions: z.array(offeredActView(accountActNames)),
  })
  .meta({ id: 'StaffAccount' });
export type StaffAccountView = z.output<typeof staffAccountView>;
