import { z } from 'zod';
import type { ActionName, Text } from '../../domain/flows/flows.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { ApiDeps } from '../deps.ts';
import type { Route } from '../http/route.ts';
import { parseRequest } from '../http/parse-request.ts';
import { requireFlow } from './require-flow.ts';
import { submit } from './submit.ts';
import { submissionAnswers, submissionProblems } from './submission-operation.ts';

/** The actions with a route of their own; to submit is a step's, to cancel is DELETE. */
export const actionsOnRoutes = [
  'resendOtp',
  'resendPrompt',
  'askForReview',
] as const satisfies ActionName[];
type ActionOnRoute = (typeof actionsOnRoutes)[number];

const summaries: Record<ActionOnRoute, Text> = {
  resendOtp: { vi: 'Gửi lại OTP', en: 'Send another code' },
  resendPrompt: {
    vi: 'Gửi lại yêu cầu ký số: đến điện thoại (Sim ký số) hoặc cho USB ký số',
    en: 'Ask to sign again: another prompt on the phone, or another challenge for the token',
  },
  askForReview: { vi: 'Nhờ cán bộ hỗ trợ xác minh', en: 'Ask support staff to verify by hand' },
};

const problems: Record<ActionOnRoute, ProblemCode[]> = {
  resendOtp: ['OtpResendTooSoon', 'OtpResendLimit', 'MessageLimit', 'SmsUnavailable'],
  resendPrompt: [
    'SimPromptTooSoon',
    'SimPromptLimit',
    'SimOrderRefused',
    'SimBusy',
    'SimPhoneOff',
    'SimPinBlocked',
    'SimCardBlocked',
    'SimUnavailable',
  ],
  askForReview: [],
};

/** An action says all by its name; a client that must send a body sends `{}`. */
const body = z.strictObject({}).optional();

/** `POST /v1/flows/{id}/actions/{action}`: what a step allows besides being submitted. */
export function runAction(deps: ApiDeps, action: ActionOnRoute): Route {
  return {
    method: 'post',
    path: `/v1/flows/{id}/actions/${action}`,
    operation: {
      id: action,
      tag: 'flow',
      summary: summaries[action],
      token: true,
      idempotencyKey: 'optional',
      answers: submissionAnswers,
      problems: ['ActionNotAllowed', ...submissionProblems, ...problems[action]],
    },
    handle: (request) => {
      const flowId = requireFlow(deps.keys, request);
      parseRequest(body, request);
      return submit(deps, flowId, request, { step: action, data: null });
    },
  };
}
