import { methodIdBody } from './method-id.ts';
import type { StepDeclaration } from './step-declaration.ts';

/** An authentication method is removed; never the last way in (product.md 3). */
export const removal = {
  summary: { vi: 'Gỡ một phương thức xác thực', en: 'Remove an authentication method' },
  body: () => methodIdBody,
  shows: {},
  actions: {},
  refusals: ['LastWayIn', 'MethodNotFound'],
} as const satisfies StepDeclaration;
