import { z } from 'zod';
import type { StepName } from '../../domain/flows.ts';
import type { ProblemCode } from '../../domain/problems.ts';
import { stepBodies } from '../../domain/steps.ts';
import type { ApiDeps } from '../deps.ts';
import type { Answer, ApiRequest, Operation, Route } from '../http/route.ts';
import { parseRequest } from '../parse-request.ts';
import { Refused } from '../refused.ts';
import { requireFlow } from '../require-flow.ts';
import { submitPassword } from '../steps/submit-password.ts';
import { submit } from '../submit.ts';
import { submissionAnswers, submissionProblems } from './submission-operation.ts';

const summaries: Record<StepName, Operation['summary']> = {
  details: { vi: 'Sửa thông tin đăng ký', en: 'Correct the details' },
  otp: { vi: 'Nhập mã OTP', en: 'Enter the code of the message' },
  password: { vi: 'Nhập và xác nhận mật khẩu', en: 'Enter and repeat the password' },
};

const problems: Record<StepName, ProblemCode[]> = {
  details: [
    'SubscriberMismatch',
    'SubscriberSuspended',
    'SubscriberNotVerified',
    'AccountAlreadyExists',
    'MessageLimit',
    'CarrierUnavailable',
    'SmsUnavailable',
  ],
  otp: ['OtpWrong', 'OtpExpired', 'OtpSuperseded', 'OtpExhausted', 'OtpDailyLimit'],
  password: ['PasswordsDiffer', 'PasswordTooWeak', 'AccountAlreadyExists', 'Overloaded'],
};

/** `POST /v1/flows/{id}/steps/{step}`: what the citizen types at a step. */
export function submitStep(deps: ApiDeps, step: StepName): Route {
  const { keys } = deps;
  switch (step) {
    case 'details':
      return stepRoute(step, z.union(Object.values(deps.detailsSchemas)), (request) =>
        submitDetails(deps, request),
      );
    case 'otp':
      return stepRoute(step, stepBodies.otp, (request) => {
        const flowId = requireFlow(keys, request);
        const { code } = parseRequest(stepBodies.otp, request);
        // The code itself goes no further: an HMAC of it is of no use in a history.
        const codeMac = keys.lookup('otp', `${flowId}:${code}`).toString('base64url');
        return submit(deps, flowId, request, { step, data: { codeMac } });
      });
    case 'password':
      return stepRoute(step, stepBodies.password, (request) => {
        const flowId = requireFlow(keys, request);
        const typed = parseRequest(stepBodies.password, request);
        return submitPassword(deps, flowId, request, typed);
      });
  }
}

/** What details are is the method's affair, and the flow's row knows its method. */
async function submitDetails(deps: ApiDeps, request: ApiRequest): Promise<Answer> {
  const flowId = requireFlow(deps.keys, request);
  const row = await deps.rows.read(flowId);
  if (!row) throw new Refused('FlowNotFound');
  const data = parseRequest(deps.detailsSchemas[row.record.method], request);
  return submit(deps, flowId, request, { step: 'details', data });
}

function stepRoute(step: StepName, body: z.ZodType, handle: Route['handle']): Route {
  return {
    method: 'post',
    path: `/v1/flows/{id}/steps/${step}`,
    operation: {
      id: `submit_${step}`,
      tag: 'flow',
      summary: summaries[step],
      token: true,
      idempotencyKey: 'optional',
      body,
      answers: submissionAnswers,
      problems: ['ValidationFailed', 'StepNotOpen', ...submissionProblems, ...problems[step]],
    },
    handle,
  };
}
