import type { Response } from 'express';
import type { ReplyResult } from '../sim-provider/simulator.ts';

/** The prompt as it now stands; or a problem (RFC 9457) with the PIN's tries that are left. */
export function answerReply(result: ReplyResult, response: Response): void {
  switch (result.outcome) {
    case 'taken':
      response.json(result.prompt);
      return;
    case 'pin_wrong':
      refuse(response, 422, 'PinWrong', { triesLeft: result.triesLeft });
      return;
    case 'not_open':
      refuse(response, 409, 'PromptNotOpen');
      return;
    case 'unknown':
      refuse(response, 404, 'NotFound');
  }
}

function refuse(response: Response, status: number, code: string, more: object = {}): void {
  const problem = { title: 'The prompt did not take the reply.', status, code, ...more };
  response.status(status).type('application/problem+json').json(problem);
}
