import { detailsBodies } from './details/details-bodies.ts';
import type { DetailsRules } from './details/details-rules.ts';
import { type Method, methods } from '../methods/methods.ts';
import { reviewShown } from './shown.ts';
import type { StepDeclaration } from './step-declaration.ts';

/** What a citizen tells first, whatever the method wants to know; wrong details may be corrected. */
export const details = {
  summary: { vi: 'Sửa thông tin đăng ký', en: 'Correct the details' },
  body: (rules: DetailsRules, method: Method) => bodyOf(detailsBodies(rules), method),
  shows: { review: reviewShown },
  actions: { askForReview: [] },
  refusals: [
    ...new Set([
      ...Object.values(methods).flatMap(({ refusals }) => refusals),
      'TooManyRequests' as const,
      'ReviewVoided' as const,
    ]),
  ],
} satisfies StepDeclaration;

/** Throws for a method that is told no details. */
function bodyOf(bodies: ReturnType<typeof detailsBodies>, method: Method) {
  if (method === 'password') throw new Error('the method password has no details');
  return bodies[method];
}
