import { requestAnswers } from './answers/request-answers.ts';
import { tokenAnswers } from './answers/token-answers.ts';

/** Everything that the agent refuses with; the codes are stable. */
export const answers = { ...requestAnswers, ...tokenAnswers };

export type AnswerCode = keyof typeof answers;
