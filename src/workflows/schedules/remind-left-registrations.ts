import { log } from '@temporalio/workflow';
import type { RemindedSome } from '../../activities/schedules/reminder-activities.ts';
import type { OpenFlowsAfter } from '../../db/flows/open-flows.ts';
import { begunWith, inBatches, keepTrying } from './in-batches.ts';

/** What a run has done, in numbers of registrations; and where it was night, until when. */
export type Reminded = Record<keyof RemindedSome, number> & { heldUntil: string | null };

/** Of a run that goes on where another one ended. */
export type RemindersRun = { after: OpenFlowsAfter | null; done: Reminded };

const nothing: Reminded = { reminded: 0, limited: 0, refused: 0, broken: 0, heldUntil: null };

/**
 * Reminds those who have left a registration in the middle, once each, so that what they have typed is not lost
 * (docs/operations.md, "Reminders"). Safe at any time, also twice at once.
 */
export async function remindLeftRegistrations(input?: RemindersRun): Promise<Reminded> {
  const begun = begunWith<RemindersRun>(input, () => ({ after: null, done: nothing }));
  const { done } = await inBatches(begun, nextBatch, told);
  log.info('those who have left a registration are reminded', { ...done });
  return done;
}

async function nextBatch({ after, done }: RemindersRun) {
  const some = await keepTrying((activities) => activities.remindLeft({ after }));
  if (some.broken.length > 0) {
    log.warn('of these rows no reminder can be made', { flows: some.broken });
  }
  const sum: Reminded = {
    reminded: done.reminded + some.reminded,
    limited: done.limited + some.limited,
    refused: done.refused + some.refused,
    broken: done.broken + some.broken.length,
    heldUntil: some.heldUntil,
  };
  return { state: { after: some.after, done: sum }, isOver: some.after === null };
}

function told({ after, done }: RemindersRun): string {
  const { reminded, limited, refused, broken, heldUntil } = done;
  return [
    after === null ? 'All registrations that were left.' : `At deadlines of ${after.expiresAt}.`,
    `Reminded: **${reminded}**; left to another run, because their number has had its messages: **${limited}**; number refused by the SMS centre: **${refused}**; rows of which no message can be made: **${broken}**.`,
    ...(heldUntil === null ? [] : [`Nobody is woken: the others wait until ${heldUntil}.`]),
  ].join('\n\n');
}
