import { sql } from 'kysely';
import type { Keys } from '../../platform/keys.ts';
import { commitSoon } from '../commit-soon.ts';
import { type Queryable, rows } from '../database.ts';
import { type FlowRow, type StoredFlow, openRow, readFlow } from './flows.ts';

/** How long a flow stays watched: whoever goes without a word leaves this behind, and nothing else. */
export const watchMs = 120_000;
/** Whoever goes on watching reads again after this: sooner than the rest of a watch that was good enough. */
export const watchAgainMs = 30_000;
const goodEnoughMs = watchMs / 2;

/**
 * The row of a flow, or null; each change that the answer does not show is told on the channel of
 * `listenToFlowChanges`, for `watchAgainMs` at least, to whoever has listened before the call. A flow
 * that has ended is not watched.
 *
 * None falls between: watch and change are updates of one row, so one waits for the other. When the
 * change was first, the update here waits until it is committed, and answers with it. When the watch
 * was first, the change works on the row that has it, and tells; so it does for a watch that another
 * reader has set, since that was committed before the row is read here. A watch that the server forgets
 * in a crash is set again, because whoever listens has lost the connection, and reads anew.
 */
export async function watchFlow(
  db: Queryable,
  keys: Keys,
  flowId: string,
): Promise<FlowRow | null> {
  const [watched] = await rows(
    db,
    sql<StoredFlow>`
      update flow set watched_until = ${fromNow(watchMs)}
      where id = ${flowId} and status = 'open'
        and coalesce(watched_until < ${fromNow(goodEnoughMs)}, true)
      returning body, version, delivery, next_try_at, generation, taken_up_by,
        ${commitSoon} as soon`,
  );
  return watched ? openRow(keys, flowId, watched) : readFlow(db, keys, flowId);
}

function fromNow(ms: number) {
  return sql`now() + ${ms} * interval '1 millisecond'`;
}
