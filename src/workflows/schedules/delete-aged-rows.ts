import { log } from '@temporalio/workflow';
import type { AgedRows } from '../../db/tidy.ts';
import { begunWith, inBatches, keepTrying } from './in-batches.ts';

/** How many rows of each kind a run has deleted. */
export type Deleted = Partial<Record<AgedRows, number>>;

/** Of a run that goes on where another one ended. */
export type RetentionRun = { at: AgedRows | null; deleted: Deleted };

/** Deletes what has served its time (docs/operations.md, "What is kept"), and says how much that was. */
export async function deleteAgedRows(input?: RetentionRun): Promise<Deleted> {
  const begun = begunWith<RetentionRun>(input, () => ({ at: null, deleted: {} }));
  const { deleted } = await inBatches(begun, nextBatch, told);
  log.info('what has served its time is deleted', { deleted });
  return deleted;
}

async function nextBatch({ at, deleted }: RetentionRun) {
  const done = await keepTrying((activities) => activities.deleteAged({ aged: at }));
  const sum = (deleted[done.aged] ?? 0) + done.deleted;
  const state = {
    at: done.next,
    deleted: { ...deleted, ...(sum > 0 && { [done.aged]: sum }) },
  };
  return { state, isOver: done.next === null };
}

function told({ at, deleted }: RetentionRun): string {
  const counts = Object.entries(deleted).map(([aged, rows]) => `- ${aged}: **${rows}**`);
  const place = at === null ? '' : `Now at \`${at}\`.\n\n`;
  return `${place}Rows deleted:${counts.length > 0 ? `\n\n${counts.join('\n')}` : ' none'}`;
}
