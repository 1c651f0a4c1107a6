import {
  ActivityFailure,
  ApplicationFailure,
  TemporalFailure,
  isCancellation,
  log,
  proxyActivities,
  proxyLocalActivities,
  sleep,
} from '@temporalio/workflow';
import type { ActivityInterfaceFor } from '@temporalio/workflow';
import type { Activities } from '../../activities/activities.ts';
import type { SavedFlow } from '../../db/flows/flows.ts';
import type { OutsideSystemError } from '../../adapters/outside-system-error.ts';
import type { FlowSettings } from './flow-settings.ts';
import { NotOurs, requireOurs } from './require-ours.ts';

/** Has one activity do its work, and answers with its very result. */
export type Work<T> = (activities: ActivityInterfaceFor<Activities>) => Promise<T>;

/** Work that also writes the waiting point it leads to, in its transaction. */
export type Writing<R> = (
  activities: ActivityInterfaceFor<Activities>,
  next: SavedFlow,
) => Promise<R>;

/**
 * Whose failure keeps work from being done: an outside system's, which its client has told by an
 * `OutsideSystemError`, or our own, as everything else is (our database, a bug, a worker too slow).
 */
export type FailureOf = 'outside' | 'ours';
type WhileTrying = (whose: FailureOf) => Promise<void>;

export type Performing = {
  /**
   * Has work done: first by a short local activity, which a healthy system answers in milliseconds;
   * when that fails, `whileTrying` (to tell the citizen) and then a regular activity, which retries
   * until the flow ends and which operators see pending with its last failure.
   */
  perform: <T>(work: Work<T>, whileTrying?: WhileTrying) => Promise<T>;
  /**
   * The same with so many tries of the regular activity at most; undefined when an outside system
   * has failed at the last one. What we fail at ourselves is tried on: waiting mends that.
   */
  performUpTo: <T>(
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

const outsideError: OutsideSystemError['name'] = 'OutsideSystemError';

/** Regular activities, which retry: for ever, unless told how often, or within how long. */
function retrying({ retry }: Pick<FlowSettings, 'retry'>, { tries, withinMs }: Bounds = {}) {
  return proxyActivities<Activities>({
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
  return {
    perform: async (work, whileTrying) => {
      const tried = await tryWith(quick, work);
      if ('done' in tried) return tried.done;
      await whileTrying?.(tried.failureOf);
      return untilOurs(() => work(durable()), retry.initialMs);
    },
    performUpTo: async (tries, work, whileTrying) => {
      let tried = await tryWith(quick, work);
      if ('done' in tried) return tried;
      await whileTrying(tried.failureOf);
      tried = await tryWith(durable(tries), work);
      if ('done' in tried) return tried;
      if (tried.failureOf === 'outside') return undefined;
      await whileTrying('ours');
      return { done: await untilOurs(() => work(durable()), retry.initialMs) };
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
): Promise<{ done: T } | { failureOf: FailureOf }> {
  try {
    return { done: requireOurs(await work(activities)) };
  } catch (error) {
    if (error instanceof NotOurs) return { failureOf: 'ours' };
    if (!(error instanceof TemporalFailure) || isCancellation(error)) throw error;
    return { failureOf: failureOf(error) };
  }
}

/** A local activity fails with its own failure, a regular one with an ActivityFailure around it. */
function failureOf(error: TemporalFailure): FailureOf {
  const failure = error instanceof ActivityFailure ? error.cause : error;
  const isOutside = failure instanceof ApplicationFailure && failure.type === outsideError;
  return isOutside ? 'outside' : 'ours';
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
      await sleep(pauseMs);
    }
  }
}
