import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import { nextActionsAfter } from '../../domain/problems/next-actions.ts';
import type { ProblemView } from '../../domain/problems/problem-view.ts';
import { fieldProblems, problems, type ProblemCode } from '../../domain/problems/problems.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { Language } from '../../domain/flows/text.ts';

/** When to try again where a refusal itself does not say, in seconds. */
const defaultRetryAfter: Partial<Record<ProblemCode, number>> = {
  Overloaded: 1,
  TooManyRequests: 5,
  ServiceUnavailable: 5,
  SubmissionInProgress: 1,
};

/** For whom, and when, something is shown. */
export type Reader = {
  language: Language;
  now: Date;
  /** Where clients reach the API, without a slash at the end. */
  publicUrl: string;
};

/** Renders a refusal in the reader's language, with the ways on that the flow allows. */
export function presentProblem(
  refusal: Refusal,
  reader: Reader,
  flow: FlowRecord | undefined,
): ProblemView {
  const { status, title, detail } = problems[refusal.code];
  const { language, publicUrl } = reader;
  const retryAfter = secondsUntil(refusal.retryAt, reader.now) ?? defaultRetryAfter[refusal.code];
  return {
    type: `${publicUrl}/problems/${refusal.code}`,
    title: title[language],
    status,
    detail: detail[language],
    code: refusal.code,
    ...(refusal.errors && {
      errors: refusal.errors.map(({ pointer, code }) => ({
        pointer,
        code,
        detail: fieldProblems[code][language],
      })),
    }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(refusal.attemptsLeft !== undefined && { attemptsLeft: refusal.attemptsLeft }),
    nextActions: nextActionsAfter(refusal.code, flow, refusal.level),
  };
}

function secondsUntil(retryAt: string | undefined, now: Date): number | undefined {
  if (retryAt === undefined) return undefined;
  return Math.max(1, Math.ceil((Date.parse(retryAt) - now.getTime()) / 1000));
}
