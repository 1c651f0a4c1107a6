import type { FlowName } from '../src/domain/flows/flows.ts';
import { type Counted, type Counts, measureCounts } from './counts/measure-counts.ts';
import { type Level, measureLevel, type Stage } from './load/measure-levels.ts';
import { quantile } from './load/quantiles.ts';
import { allDone } from './load/run-load.ts';
import type { Prepare } from './methods/registration.ts';

/** What one method costs. */
export type MethodFigures = {
  name: FlowName;
  counts: Counts;
  /** From start to end with nothing else under way: half of the flows were faster. */
  middleMs: number;
  load: Level;
};

const inFlight = 8;
const warmUpSeconds = 3;
/** All methods one after the other are not to take longer than all the rest. */
const mostSeconds = 8;

/** Takes the measurements of a method; throws when one of its flows fails. */
export async function measureMethod(
  stage: Stage,
  counted: Counted,
  name: FlowName,
  prepare: Prepare,
): Promise<MethodFigures> {
  const loadFor = async (seconds: number): Promise<Level> => {
    const level = await measureLevel({ ...stage, seconds }, prepare, inFlight);
    allDone(level);
    return level;
  };
  try {
    await loadFor(warmUpSeconds);
    const { counts, registered } = await measureCounts(stage, counted, prepare);
    const middleMs = quantile(
      registered.map(({ ms }) => ms),
      0.5,
    );
    const load = await loadFor(Math.min(stage.seconds, mostSeconds));
    return { name, counts, middleMs, load };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`A ${name.kind} by ${name.method} failed: ${reason}`, { cause: error });
  }
}
