import { flowKinds } from '../flows/flow-kind.ts';
import type { StepName } from '../steps/steps.ts';

/** What a proof is given for: the flow that it is in, or to take up another one on this device. */
export const purposes = [...flowKinds, 'resumption'] as const;

/** One that was given for anything else is none. */
export type Purpose = (typeof purposes)[number];

/** Names the one place that a proof is for: its flow, the step of it, and the purpose. */
export type ProofName = { flowId: string; step: StepName; purpose: Purpose };
