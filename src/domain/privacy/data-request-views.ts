import { z } from 'zod';
import { listOf } from '../account/list-view.ts';
import { time } from '../steps/shown.ts';
import { dataRequestKind, dataRequestOutcome, dataRequestState } from './data-request.ts';

const told = {
  id: z.string(),
  reference: z.string().describe('Short, to read out on the phone or at a counter'),
  kind: dataRequestKind,
  state: dataRequestState,
  askedAt: time,
  dueAt: time.describe('When it has to be answered'),
};

/** A request as whoever made it sees it. */
export const dataRequestView = z
  .object({
    ...told,
    statement: z.string(),
    answer: z
      .object({ outcome: dataRequestOutcome, text: z.string(), answeredAt: time })
      .nullable(),
    withdrawnAt: time.nullable(),
    restricts: z.boolean().describe('Whether the processing is restricted because of it'),
    actions: z.array(z.enum(['withdraw'])).describe('What may be done with it now'),
    nextActions: z.array(z.object({ action: z.string(), href: z.string(), method: z.string() })),
  })
  .meta({ id: 'DataRequest' });
export type DataRequestView = z.output<typeof dataRequestView>;

export const dataRequestList = listOf(dataRequestView).meta({ id: 'DataRequests' });

/** A line of the staff's queue: nothing that tells whose it is. */
export const queuedRequestView = z
  .object({ ...told, isOverdue: z.boolean() })
  .meta({ id: 'QueuedDataRequest' });

export const requestQueue = listOf(queuedRequestView).meta({ id: 'DataRequestQueue' });
export type RequestQueue = z.output<typeof requestQueue>;

/** A request as support staff read it, for the reason that they have given. */
export const openedRequestView = queuedRequestView
  .extend({
    accountId: z.string(),
    statement: z.string(),
    answer: z
      .object({
        outcome: dataRequestOutcome,
        text: z.string(),
        answeredAt: time,
        answeredBy: z.string(),
      })
      .nullable(),
    withdrawnAt: time.nullable(),
    restrictedAt: time
      .nullable()
      .describe('Since when the processing of the account’s data is restricted'),
  })
  .meta({ id: 'OpenedDataRequest' });
export type OpenedRequestView = z.output<typeof openedRequestView>;
