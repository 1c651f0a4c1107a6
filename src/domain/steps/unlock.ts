import { methodIdBody } from './method-id.ts';
import type { StepDeclaration } from './step-declaration.ts';

/** An authentication method that "this was not me" has locked is used again. */
export const unlock = {
  summary: { vi: 'Mở khóa một phương thức xác thực', en: 'Unlock an authentication method' },
  body: () => methodIdBody,
  shows: {},
  actions: {},
  refusals: ['MethodNotFound'],
} as const satisfies StepDeclaration;
