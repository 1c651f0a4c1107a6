import {
  ActivityFailure,
  ApplicationFailure,
  TemporalFailure,
  isCancellation,
  log,
  proxyLocalActivities,
  sleep,
} from '@temporalio/workflow';
import type { ActivityInterfaceFor } from '@temporalio/workflow';
import type { Activities } from '../../activities/activities.ts';
import type { SavedFlow } from '../../db/flows/flows.ts';
import { type OutageState, outageStateOf } from '../../domain/flows/wait-state.ts';
import type { FlowSettings } from './flow-settings.ts';
import { NotOurs, requireOurs } from './require-ours.ts';
import { summarized } from './summarized.ts';

/** Has one activity do its work, and answers with its very result. */
export type Work<T> = (activities: ActivityInterfaceFor<Activities>) => Promise<T>;

/** Work that also writes the waiting point it leads to, in its transaction. */
export type Writing<R> = (
  activities: ActivityInterfaceFor<Activities>,
  next: SavedFlow,
) => Promise<R>;

/**
 * Whose failure keeps work from being done: an outside system's, whose client has told what failed and
 * how by the type, or our own, as everything else is (our database, a bug, a worker too slow).
 */
export type Failing =
  { whose: 'outside'; state: OutageState; type: string } | { whose: 'ours'; state: 'ours' };
type WhileTrying = (failing: Failing) => Promise<void>;
type Tried<T> = { done: T } | { failing: Failing };

export type Performing = {
  /**
   * Has work done: first by a short local activity, which a healthy system answers in milliseconds;
   * when that fails, by a regular activity, which retries until the flow ends and which operators see
   * pending with its last failure.
   */
  perform: <T>(work: Work<T>) => Promise<T>;
  /** The first of these alone: the result, or whose failure it was. */
  tryFirst: <T>(work: Work<T>) => Promise<Tried<T>>;
  /** The second of these alone. */
  keepTrying: <T>(work: Work<T>) => Promise<T>;
  /**
   * The same with so many tries at most; undefined when an outside system has failed at the last one.
   * What we fail at ourselves is tried on, after `whileTrying` (to tell the citizen): waiting mends that.
   */
  keepTryingUpTo: <T>(
    tries: number,
    work: Work<T>,
    whileTrying: WhileTrying,
  ) => Promise<{ done: T } | undefined>;
  /** Has work tried once, by a local activity; undefined when it failed. */
  tryOnce: <T>(work: Work<T>) => Promise<T | undefined>;
};

const quick = proxyLocalActivities<Activities>({
  // Longer than the tries of outside systems, whose own limits are to decide (2 to 2.5 s).
  startToCloseTimeout: '5s',
  retry: { maximumAttempts: 1 },
});

/** Regular activities, which retry: for ever, unless told how often, or within how long. */
function retrying({ retry }: Pick<FlowSettings, 'retry'>, { tries, withinMs }: Bounds = {}) {
  return summarized({
    startToCloseTimeout: '20s',
    ...(withinMs !== undefined && { scheduleToCloseTimeout: withinMs }),
    retry: {
      initialInterval: retry.initialMs,
      maximumInterval: retry.maximumMs,
      backoffCoefficient: 2,
      ...(tries !== undefined && { maximumAttempts: tries }),
    },
  });
}
type Bounds = { tries?: number; withinMs?: number };

/**
 * Has work done beside a flow, which neither waits for it nor learns what came of it: tried again until
 * `withinMs` are over. By no local activity: while one runs, a message to the flow would wait for it.
 */
export function performAside(settings: FlowSettings, withinMs: number, work: Work<unknown>): void {
  work(retrying(settings, { withinMs })).catch((error: unknown) => {
    if (!(error instanceof TemporalFailure)) throw error;
  });
}

/** How a flow has its work done by activities, under its settings. */
export function performing(settings: Pick<FlowSettings, 'retry'>): Performing {
  const { retry } = settings;
  const durable = (tries?: number) => retrying(settings, tries === undefined ? {} : { tries });
  const keepTrying = <T>(work: Work<T>) => untilOurs(() => work(durable()), retry.initialMs);
  return {
    perform: async (work) => {
      const tried = await tryWith(quick, work);
      return 'done' in tried ? tried.done : keepTrying(work);
    },
    tryFirst: (work) => tryWith(quick, work),
    keepTrying,
    keepTryingUpTo: async (tries, work, whileTrying) => {
      const tried = await tryWith(durable(tries), work);
      if ('done' in tried) return tried;
      if (tried.failing.whose === 'outside') return undefined;
      await whileTrying(tried.failing);
      return { done: await keepTrying(work) };
    },
    tryOnce: async (work) => {
      const tried = await tryWith(quick, work);
      return 'done' in tried ? tried.done : undefined;
    },
  };
}

async function tryWith<T>(
  activities: ActivityInterfaceFor<Activities>,
  work: Work<T>,
): Promise<Tried<T>> {
  try {
    return { done: requireOurs(await work(activities)) };
  } catch (error) {
    if (error instanceof NotOurs) return { failing: ours };
    if (!(error instanceof TemporalFailure) || isCancellation(error)) throw error;
    return { failing: failingOf(error) };
  }
}

const ours: Failing = { whose: 'ours', state: 'ours' };

/** A local activity fails with its own failure, a regular one with an ActivityFailure around it. */
function failingOf(error: TemporalFailure): Failing {
  const failure = error instanceof ActivityFailure ? error.cause : error;
  const type = failure instanceof ApplicationFailure ? (failure.type ?? '') : '';
  const state = outageStateOf(type);
  return state ? { whose: 'outside', state, type } : ours;
}

/**
 * A regular activity stands in the Temporal UI, where anybody who reaches the server can complete it
 * or have it fail for good: neither says anything of the outside, so it is done again.
 */
async function untilOurs<T>(work: () => Promise<T>, pauseMs: number): Promise<T> {
  for (;;) {
    try {
      return requireOurs(await work());
    } catch (error) {
      const isByHand = error instanceof NotOurs || error instanceof ActivityFailure;
      if (!isByHand || isCancellation(error)) throw error;
      const why = error instanceof NotOurs ? error.message : 'it failed for good';
      log.warn('an activity was ended by hand and is done again', { why });
      await sleep(pauseMs, { summary: 'Done again by itself: somebody ended it by hand' });
    }
  }
}
