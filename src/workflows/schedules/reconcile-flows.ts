import { log, sleep } from '@temporalio/workflow';
import type { OpenFlowsAfter } from '../../db/flows/open-flows.ts';
import type { UnmatchedCallback } from '../../db/proofs/unmatched-callbacks.ts';
import { begunWith, inBatches, keepTrying } from './in-batches.ts';

/** What a run goes by, and how far it has come. */
export type ReconciliationRun = {
  /** Whether each workflow is asked where it stands: after a restore of one of the two databases. */
  isThorough: boolean;
  /** Flows that began, or ended, since then may be under way, and are left for the next run. */
  settleMs: number;
  /** From finding a row without a workflow to looking again. */
  lookAgainMs: number;
} & Partial<Progress>;

type Progress = {
  phase: 'rows' | 'missing' | 'workflows' | 'callbacks';
  after: OpenFlowsAfter | null;
  missing: string[];
  page: string | null;
  afterCallback: UnmatchedCallback | null;
  done: Reconciled;
};

/** What a run has found and mended, in numbers of flows. */
export type Reconciled = {
  rows: number;
  ended: number;
  workflows: number;
  writtenAgain: number;
  cancelled: number;
  unanswered: number;
  /** Callbacks that have found their flow by now, and those that wait for one. */
  matched: number;
  unmatched: number;
};

type State = ReconciliationRun & Progress;

const usual = { isThorough: false, settleMs: 600_000, lookAgainMs: 60_000 };
const nothing: Reconciled = {
  ...{ rows: 0, ended: 0, workflows: 0, writtenAgain: 0, cancelled: 0, unanswered: 0 },
  ...{ matched: 0, unmatched: 0 },
};
const beginning: Progress = {
  ...{ phase: 'rows', after: null, missing: [], page: null, afterCallback: null, done: nothing },
};
/** Rows without a workflow that one run ends: a bound on its input; the next run finds the others. */
const mostMissing = 2_000;
const missingAtOnce = 100;

/**
 * Holds the rows of open flows against Temporal, and the workflows that run against their rows. A row
 * whose workflow has ended, or is not there at two looks, is ended; a workflow without a row writes it
 * again, one whose row has ended is cancelled. Safe at any time, also twice at once.
 */
export async function reconcileFlows(input?: ReconciliationRun): Promise<Reconciled> {
  const begun: State = { ...beginning, ...begunWith(input, () => usual) };
  const { done } = await inBatches(begun, nextBatch, told);
  log.info('flows are reconciled', { ...done });
  return done;
}

async function nextBatch(state: State): Promise<{ state: State; isOver: boolean }> {
  switch (state.phase) {
    case 'rows':
      return { state: await throughRows(state), isOver: false };
    case 'missing':
      return { state: await throughMissing(state), isOver: false };
    case 'workflows': {
      const next = await throughWorkflows(state);
      const phase = next.page === null ? 'callbacks' : 'workflows';
      return { state: { ...next, phase }, isOver: false };
    }
    case 'callbacks': {
      const next = await throughCallbacks(state);
      return { state: next, isOver: next.afterCallback === null };
    }
  }
}

async function throughRows(state: State): Promise<State> {
  const { after, settleMs, done, lookAgainMs } = state;
  const found = await keepTrying((activities) => activities.reconcileRows({ after, settleMs }));
  const missing = [...state.missing, ...found.missing].slice(0, mostMissing);
  const counted = { ...done, rows: done.rows + found.looked, ended: done.ended + found.ended };
  if (found.after) return { ...state, after: found.after, missing, done: counted };
  if (missing.length > 0) {
    await sleep(lookAgainMs, { summary: 'Until rows without a workflow are looked at again' });
  }
  return { ...state, phase: 'missing', missing, done: counted };
}

async function throughMissing(state: State): Promise<State> {
  const { missing, done } = state;
  const [flowIds, left] = [missing.slice(0, missingAtOnce), missing.slice(missingAtOnce)];
  if (flowIds.length === 0) return { ...state, phase: 'workflows' };
  const { ended } = await keepTrying((activities) => activities.reconcileMissing({ flowIds }));
  return { ...state, missing: left, done: { ...done, ended: done.ended + ended } };
}

async function throughWorkflows(state: State): Promise<State> {
  const { settleMs, isThorough, done } = state;
  const asked = { page: state.page, settleMs, isThorough };
  const found = await keepTrying((activities) => activities.reconcileWorkflows(asked));
  return {
    ...state,
    page: found.page,
    done: {
      ...done,
      workflows: done.workflows + found.looked,
      writtenAgain: done.writtenAgain + found.writtenAgain,
      cancelled: done.cancelled + found.cancelled,
      unanswered: done.unanswered + found.unanswered,
    },
  };
}

async function throughCallbacks(state: State): Promise<State> {
  const { afterCallback: after, done } = state;
  const found = await keepTrying((activities) => activities.matchCallbacks({ after }));
  const { matched, unmatched } = done;
  const counted = { matched: matched + found.matched, unmatched: unmatched + found.waiting };
  return { ...state, afterCallback: found.after, done: { ...done, ...counted } };
}

function told({ phase, isThorough, missing, done }: State): string {
  return [
    `${isThorough ? 'A **thorough** look' : 'A look'}, at the ${places[phase]}.`,
    `Open rows looked at: **${done.rows}**; ended, because their workflow had: **${done.ended}**; without a workflow, to be looked at again: **${missing.length}**.`,
    `Workflows looked at: **${done.workflows}**; had their row written again: **${done.writtenAgain}**; cancelled, because their row had ended: **${done.cancelled}**; did not say where they stand: **${done.unanswered}**.`,
    `Callbacks that had found no flow: **${done.matched}** have by now, **${done.unmatched}** wait for one.`,
  ].join('\n\n');
}

const places: Record<Progress['phase'], string> = {
  rows: 'rows of open flows',
  missing: 'rows that had no workflow',
  workflows: 'workflows that run',
  callbacks: 'callbacks that had found no flow',
};
