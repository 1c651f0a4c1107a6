import { z } from 'zod';
import type { FlowKind } from '../flows/flow-kind.ts';
import { nextAction } from '../problems/problem-view.ts';
import type { NextAction } from '../problems/problem.ts';
import { recoverAtCounter, signIn } from '../problems/texts/next-actions.ts';

/** What was taken back by a code. */
const cancelled = ['recovery', 'closing'] as const;
type Cancelled = (typeof cancelled)[number];

export const cancelledAnswer = z
  .object({
    cancelled: z
      .enum(cancelled)
      .describe('The recovery at a counter, or the closing of the account'),
    nextActions: z.array(nextAction),
  })
  .meta({ id: 'Cancelled' });

const waysOn: Readonly<Record<Cancelled, NextAction[]>> = {
  // Whoever was recovered from may have no way in, too.
  recovery: [signIn, recoverAtCounter],
  closing: [signIn],
};

/** What is told whoever has taken back a flow of this kind: of changes, a closing alone has a code. */
export function cancelledIn(kind: FlowKind): z.output<typeof cancelledAnswer> {
  const what = kind === 'recovery' ? 'recovery' : 'closing';
  return { cancelled: what, nextActions: waysOn[what] };
}
