import type { StepDeclaration } from './step-declaration.ts';

/** Time for whoever the account is told by its contacts to take the recovery back. */
export const waitingPeriod = {
  summary: { vi: 'Chờ hết thời gian có thể hủy', en: 'Wait until it cannot be taken back' },
  shows: {},
  actions: {},
  refusals: [],
} as const satisfies StepDeclaration;
