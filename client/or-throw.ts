import type { Answer } from './answer.ts';

/** An answer where nothing but success is expected; throws one sentence for people for a refusal. */
export function orThrow<A extends Answer<object>>(answer: A): Extract<A, { ok: true }>;
export function orThrow(answer: Answer<object>): Answer<object> {
  if (answer.ok) return answer;
  const { code, title, detail } = answer.problem;
  throw new Error(`${answer.status} ${code}: ${title}. ${detail}`);
}
