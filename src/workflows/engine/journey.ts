import { type Sinks, proxySinks, workflowInfo } from '@temporalio/workflow';
import type { FlowRecord, FlowStatus } from '../../domain/flows/flow-record.ts';
import type { AnyFlow } from '../../domain/flows/flows.ts';
import type { WaitingFor } from '../../domain/flows/waiting-for.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { StepName } from '../../domain/steps/steps.ts';

/** A flow as it has come to a waiting point, or to its end; times in milliseconds since the epoch. */
export type Arrival = {
  flowId: string;
  name: AnyFlow;
  status: FlowStatus;
  /** Where it stands now, and for whom it waits there; null once it has ended. */
  step: StepName | null;
  waitingFor: WaitingFor | null;
  /** What was refused last. */
  code: ProblemCode | null;
  /** What has ended it where its workflow did not: `terminated`, `failed`, `timed_out`, `workflow_missing`. */
  endedBy?: string;
  /** The step that it has just left, and when it had come there. */
  left: { step: StepName; since: number } | null;
  beganAt: number;
  at: number;
};

/** Told to the worker that runs the flow: nothing of it is in the history, and a replay tells nothing. */
export type FlowSinks = Sinks & { flows: { arrived: (arrival: Arrival) => void } };

const { flows } = proxySinks<FlowSinks>();

/** The way of a flow from step to step, told as it goes: for figures, traces and the log. */
export class Journey {
  readonly #beganAt = Date.now();
  #since = this.#beganAt;

  /** The flow has come from where `before` stood to where `record` stands. */
  arrive(before: FlowRecord, record: FlowRecord): void {
    const at = Date.now();
    const isElsewhere = before.step !== null && before.step.name !== record.step?.name;
    const left = isElsewhere && before.step ? { step: before.step.name, since: this.#since } : null;
    if (left) this.#since = at;
    if (workflowInfo().unsafe.isReplaying) return;
    const { id: flowId, kind, method, status, step, problem } = record;
    flows.arrived({
      ...{ flowId, name: { kind, method }, status, left, at, beganAt: this.#beganAt },
      step: step?.name ?? null,
      waitingFor: step?.waitingFor ?? null,
      code: problem?.code ?? null,
    });
  }
}
