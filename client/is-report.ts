import { has } from './answer.ts';
import type { NotMeAnswer } from './contract.ts';

/** Whether an answer tells what was done about a sign-in. */
export function isReport(json: unknown): json is NotMeAnswer {
  return has(json, 'sessionsEnded');
}
