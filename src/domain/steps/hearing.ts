import type { StepDeclaration } from './step-declaration.ts';

/** The other party is heard first; the step lasts as long where there is none. Nobody submits it. */
export const hearing = {
  summary: { vi: 'Chờ bên kia trình bày', en: 'Wait until the other party was heard' },
  shows: {},
  actions: {},
  refusals: [],
} as const satisfies StepDeclaration;
