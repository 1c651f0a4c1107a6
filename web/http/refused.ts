import type { Answer, Refused } from '../../client/answer.ts';

/** Thrown where the API refuses: the page's frame knows what comes of each refusal. */
export class RefusedByApi extends Error {
  readonly status: number;
  readonly problem: Refused['problem'];

  constructor({ status, problem }: Refused) {
    super(`${status} ${problem.code}`);
    this.name = 'RefusedByApi';
    this.status = status;
    this.problem = problem;
  }
}

/** The answer where it is none of a refusal; throws `RefusedByApi` else. */
export function orRefuse<A extends Answer<object>>(answer: A): Extract<A, { ok: true }>;
export function orRefuse(answer: Answer<object>): Answer<object> {
  if (answer.ok) return answer;
  throw new RefusedByApi(answer);
}
