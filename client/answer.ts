import type { Received } from './ask.ts';
import type { FlowView, ProblemAnswer } from './contract.ts';

/** An expected refusal: a value, never an exception. */
export type Refused = { ok: false; status: number; problem: ProblemAnswer };

/** What a request was answered with: the flow, or what is told here instead, or a refusal. */
export type Answer<Told = { flow: FlowView }> = ({ ok: true; status: number } & Told) | Refused;

/** Thrown for an answer that the contract does not know: of a proxy, or of another API. */
export class UnexpectedAnswer extends Error {
  constructor({ status }: Pick<Received, 'status'>) {
    super(`unexpected answer with status ${status}`);
    this.name = 'UnexpectedAnswer';
  }
}

/** The answer that tells the flow, or refuses. */
export function answerOf(received: Received): Answer {
  const { status, json } = received;
  return isFlow(json) ? { ok: true, status, flow: json } : refusedBy(received);
}

/** The refusal of an answer that was no success. */
export function refusedBy(received: Received): Refused {
  const { status, json } = received;
  if (status >= 400 && isProblem(json)) return { ok: false, status, problem: json };
  throw new UnexpectedAnswer(received);
}

/** By what a flow has and nothing else: the API is held to its own schema by its tests. */
export function isFlow(json: unknown): json is FlowView {
  return has(json, 'id') && has(json, 'steps') && has(json, 'expiresAt');
}

function isProblem(json: unknown): json is ProblemAnswer {
  return has(json, 'code') && has(json, 'title') && has(json, 'nextActions');
}

/** By a member that nothing else has. */
export function has(json: unknown, member: string): boolean {
  return typeof json === 'object' && json !== null && member in json;
}
