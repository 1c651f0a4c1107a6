import { log, sleep } from '@temporalio/workflow';
import type { RowKey } from '../../db/sealing/reseal-rows.ts';
import type { SealedTableName } from '../../db/sealed.ts';
import { begunWith, inBatches, keepTrying } from './in-batches.ts';

/** What a run has done in one table. */
type TableProgress = { looked: number; estimate: number; resealed: number; left: number };

/** Of a run that goes on where another one ended. */
export type RotationRun = {
  /** Looks at all rows, this one counted. */
  look: number;
  /** When this look began, RFC 3339, by the database's clock; null before its first batch. */
  since: string | null;
  /** The current key: null before the first batch. */
  to: string | null;
  table: SealedTableName | null;
  after: RowKey | null;
  tables: Partial<Record<SealedTableName, TableProgress>>;
  /** What other keys had sealed, by the values that this look has found. */
  found: Record<string, number>;
  /** Over all looks. */
  resealed: number;
  isOver: boolean;
};

/** What a run came to: keys that rows are still sealed by, and those that may go from the ring. */
export type Rotated = { resealed: number; inUse: string[]; unused: string[] };

/** Rows that were held, or written meanwhile by a process with the old order, are found by another look. */
const mostLooks = 3;
const betweenLooksMs = 2_000;

/**
 * Seals by the current key (the first of SECRET_KEYS) every column value that another one has sealed, while
 * all goes on. It looks at each row once, and where it has found old values once more: after a look that has
 * found none, no row needs the older keys.
 */
export async function rotateKeys(input?: RotationRun): Promise<Rotated> {
  const begun = begunWith<RotationRun>(input, () => aLook(1, 0));
  const { look, since, found, resealed, isOver } = await inBatches(begun, nextBatch, told);
  if (!isOver || since === null)
    throw new Error('a run of the key rotation ended before it was over');
  const noted = { found: Object.keys(found), since };
  const { inUse, unused } = await keepTrying((activities) => activities.noteSealingKeys(noted));
  log.info('columns are sealed by the current key', { looks: look, resealed, inUse, unused });
  return { resealed, inUse, unused };
}

function aLook(look: number, resealed: number): RotationRun {
  const first = { since: null, to: null, table: null, after: null, tables: {}, found: {} };
  return { look, ...first, resealed, isOver: false };
}

async function nextBatch(state: RotationRun): Promise<{ state: RotationRun; isOver: boolean }> {
  const { table, after, to } = state;
  const done = await keepTrying((activities) => activities.resealRows({ table, after, to }));
  const since = state.since ?? done.at;
  const before = state.tables[done.table] ?? { looked: 0, resealed: 0, left: 0 };
  const sum: TableProgress = {
    looked: before.looked + done.looked,
    estimate: done.estimate,
    resealed: before.resealed + done.resealed,
    left: before.left + done.left,
  };
  const found = { ...state.found };
  for (const [id, values] of Object.entries(done.byKey)) found[id] = (found[id] ?? 0) + values;
  const next: RotationRun = {
    ...state,
    ...{ since, to: done.to, table: done.nextTable, after: done.after, found },
    tables: { ...state.tables, [done.table]: sum },
    resealed: state.resealed + done.resealed,
  };
  if (done.nextTable !== null) return { state: next, isOver: false };
  const isClean = Object.keys(found).length === 0;
  if (isClean || state.look === mostLooks)
    return { state: { ...next, isOver: true }, isOver: true };
  const noted = { found: Object.keys(found), since };
  await keepTrying((activities) => activities.noteSealingKeys(noted));
  await sleep(betweenLooksMs, { summary: 'Until all rows are looked at once more' });
  return { state: aLook(state.look + 1, next.resealed), isOver: false };
}

function told({ look, to, table, tables, found, resealed, isOver }: RotationRun): string {
  const lines = Object.entries(tables).map(
    ([name, { looked, estimate, resealed: here, left }]) =>
      `| ${name} | ${looked} | ${Math.max(0, Math.round(estimate - looked))} | ${here} | ${left} |`,
  );
  const others = Object.entries(found).map(([id, values]) => `\`${id}\` ${values}`);
  const end =
    others.length === 0
      ? 'No row is sealed by another key: what no process seals by any more may go from SECRET_KEYS, as docs/operations.md, "Schedules", has it.'
      : 'Other keys are still needed: see the next run.';
  return [
    `Look ${look} at all rows; re-sealed by \`${to ?? '…'}\` in all: **${resealed}** values.${table ? ` Now at \`${table}\`.` : ''}`,
    [
      '| Table | Looked at | About left | Re-sealed | Held |',
      '|---|---|---|---|---|',
      ...lines,
    ].join('\n'),
    `Found in this look, by other keys: ${others.join(', ') || 'none'}.`,
    ...(isOver ? [end] : []),
  ].join('\n\n');
}
