import { z } from 'zod';
import { faults, processes } from './faults.ts';

/** One flow that was about to make one move when a process met a fault. */
const cell = z.object({
  kind: z.string(),
  method: z.string(),
  variant: z.string().exactOptional(),
  /** The move that was under way: `start`, or the step that it took the flow past. */
  step: z.string(),
  outcome: z.enum(['completed', 'waits', 'failed']),
  /** Refusals that its citizen was told on the way, and did again what was refused. */
  told: z.array(z.string()),
  /** What is wrong, or the saved query that finds it where it waits. */
  why: z.array(z.string()),
  /** A message has come once more than it should: then the very same. */
  oneMore: z.boolean(),
  /** From the fault to the flow's end. */
  seconds: z.number(),
});
export type Cell = z.output<typeof cell>;

/** What became of all flows through one fault of one process. */
const round = z.object({
  process: z.enum(processes),
  fault: z.enum([...faults, 'none']),
  at: z.string(),
  seconds: z.number(),
  cells: z.array(cell),
  /** What is wrong with the system as a whole, a sentence each. */
  wrong: z.array(z.string()),
});
export type Round = z.output<typeof round>;

/** The results that are kept: the last of each process and fault. */
export const results = z.array(round);
export type Results = z.output<typeof results>;

/** The results with one more, in place of an earlier one of the same. */
export function withRound(before: Results, next: Round): Results {
  const isSame = (one: Round) => one.process === next.process && one.fault === next.fault;
  return [...before.filter((one) => !isSame(one)), next];
}
