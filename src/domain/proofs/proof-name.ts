import type { FlowKind } from '../flows/flow-kind.ts';
import type { StepName } from '../steps/steps.ts';

/** What a proof is given for: one that was given for anything else is none. */
export type Purpose = FlowKind;

/** Names the one place that a proof is for: its flow, the step of it, and the purpose. */
export type ProofName = { flowId: string; step: StepName; purpose: Purpose };
