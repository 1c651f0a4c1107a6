import { reviewShown } from './shown.ts';
import type { StepDeclaration } from './step-declaration.ts';

/** Two members of staff decide. Nobody submits it. */
export const decision = {
  summary: { vi: 'Chờ cán bộ quyết định', en: 'Wait for the decision of staff' },
  shows: { review: reviewShown },
  actions: {},
  refusals: [],
} as const satisfies StepDeclaration;
