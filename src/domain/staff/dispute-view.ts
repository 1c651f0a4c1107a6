import { z } from 'zod';
import { listOf } from '../account/list-view.ts';
import { evidenceView } from '../dispute/evidence.ts';
import { time } from '../steps/shown.ts';
import { reviewView } from './review-view.ts';

/** A complaint as the list has it: nothing about a person. */
const line = {
  id: z.string().describe("The flow's"),
  reference: z.string(),
  step: z.enum(['hearing', 'decision']).nullable().describe('Null: it waits for nobody any more'),
  since: time.describe('Since when it waits there'),
  dueAt: time.nullable().describe('Until when staff may decide; null: they were not asked yet'),
  hasObjection: z.boolean(),
};
export const disputeLine = z.object(line).meta({ id: 'DisputeLine' });
export type DisputeLine = z.output<typeof disputeLine>;
export const disputeLines = listOf(disputeLine).meta({ id: 'Disputes' });

export const disputeView = z
  .object({
    ...line,
    hearing: z
      .object({
        until: time,
        objection: z.object({ statement: z.string(), at: time }).nullable(),
      })
      .nullable()
      .describe('Null: no account holds the number, nobody was told'),
    evidence: z.array(evidenceView),
    review: reviewView.nullable().describe('The complaint, once the other party was heard'),
  })
  .meta({ id: 'Dispute' });
export type DisputeView = z.output<typeof disputeView>;
