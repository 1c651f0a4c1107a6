import { reviewShown } from './shown.ts';
import type { StepDeclaration } from './step-declaration.ts';

/**
 * The papers are checked at a counter by a clerk, and approved by somebody else, by the reference that is
 * shown.
 */
export const counter = {
  summary: { vi: 'Xuất trình giấy tờ tại quầy giao dịch', en: 'Show the papers at a counter' },
  shows: { review: reviewShown },
  actions: {},
  refusals: [],
} as const satisfies StepDeclaration;
