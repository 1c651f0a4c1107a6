import { z } from 'zod';
import type { StepName } from '../../domain/flows/flows.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import { stepBodies } from '../../domain/steps/steps.ts';
import { admitCorrection } from './admit-flow.ts';
import type { ApiDeps } from '../deps.ts';
import type { Answer, ApiRequest, Operation, Route } from '../http/route.ts';
import { parseRequest } from '../http/parse-request.ts';
import { Refused } from '../http/refused.ts';
import { requireFlow } from './require-flow.ts';
import { submitPassword } from './submit-password.ts';
import { submit } from './submit.ts';
import { submissionAnswers, submissionProblems } from './submission-operation.ts';

/** The steps that are submitted; a SIM signature comes from the phone. */
const submittedSteps = [
  'details',
  'otp',
  'password',
  'usb_signature',
  'vietnam_post',
  'confirm',
] as const satisfies StepName[];
type SubmittedStep = (typeof submittedSteps)[number];

const summaries: Record<SubmittedStep, Operation['summary']> = {
  details: { vi: 'Sửa thông tin đăng ký', en: 'Correct the details' },
  otp: { vi: 'Nhập mã OTP', en: 'Enter the code of the message' },
  password: { vi: 'Nhập và xác nhận mật khẩu', en: 'Enter and repeat the password' },
  usb_signature: { vi: 'Gửi chữ ký của USB ký số', en: 'Hand in what the USB token has signed' },
  vietnam_post: {
    vi: 'Tiếp tục sau khi đăng nhập Bưu điện Việt Nam',
    en: 'Go on after the sign-in at Vietnam Post',
  },
  confirm: { vi: 'Xác nhận thông tin và đăng ký', en: 'Confirm the identity and register' },
};

const usbProblems: readonly ProblemCode[] = [
  'UsbSignatureInvalid',
  'UsbChallengeExpired',
  'UsbChallengeUsed',
  'CertificateRevoked',
  'CertificateExpired',
  'CertificateUntrusted',
  'CertificateSubjectMismatch',
  'CertificateOfEmployee',
];

const problems: Record<SubmittedStep, ProblemCode[]> = {
  details: [
    'SubscriberMismatch',
    'SubscriberSuspended',
    'SubscriberNotVerified',
    'InsuredPersonMismatch',
    'InsuredPersonNotVerified',
    'AccountAlreadyExists',
    'MessageLimit',
    'TooManyRequests',
    'CarrierUnavailable',
    'InsurerUnavailable',
    'SmsUnavailable',
    'SimNoKey',
    'SimBusy',
    'SimPromptTooSoon',
    'SimPromptLimit',
    'SimUnavailable',
  ],
  otp: ['OtpWrong', 'OtpExpired', 'OtpSuperseded', 'OtpExhausted', 'OtpDailyLimit'],
  password: ['PasswordsDiffer', 'PasswordTooWeak', 'AccountAlreadyExists', 'Overloaded'],
  usb_signature: [...usbProblems, 'RevocationUnavailable', 'AccountAlreadyExists'],
  vietnam_post: [
    'PostSignInFailed',
    'PostStateMismatch',
    'PostTokenNonceMismatch',
    'PostTokenSignatureInvalid',
    'PostAccountLinked',
    'PostUnavailable',
    'AccountAlreadyExists',
  ],
  confirm: ['EmailRequired', 'AccountAlreadyExists', 'PostAccountLinked'],
};

/** `POST /v1/flows/{id}/steps/{step}`: what the citizen types at a step, or brings along. */
export function submitSteps(deps: ApiDeps): Route[] {
  return submittedSteps.map((step) => submitStep(deps, step));
}

function submitStep(deps: ApiDeps, step: SubmittedStep): Route {
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
    case 'usb_signature':
      return stepRoute(step, stepBodies.usb_signature, (request) => {
        const flowId = requireFlow(keys, request);
        const data = parseRequest(stepBodies.usb_signature, request);
        return submit(deps, flowId, request, { step, data });
      });
    case 'vietnam_post':
      return stepRoute(step, stepBodies.vietnam_post, (request) => {
        const flowId = requireFlow(keys, request);
        const data = parseRequest(stepBodies.vietnam_post, request);
        return submit(deps, flowId, request, { step, data });
      });
    case 'confirm':
      return stepRoute(step, stepBodies.confirm, (request) => {
        const flowId = requireFlow(keys, request);
        const data = parseRequest(stepBodies.confirm, request);
        return submit(deps, flowId, request, { step, data });
      });
  }
}

/** What details are is the method's affair, and the flow's row knows its method. */
async function submitDetails(deps: ApiDeps, request: ApiRequest): Promise<Answer> {
  const flowId = requireFlow(deps.keys, request);
  const row = await deps.rows.read(flowId);
  if (!row) throw new Refused('FlowNotFound');
  const data = parseRequest(deps.detailsSchemas[row.record.method], request);
  await admitCorrection(deps, row, data, request);
  return submit(deps, flowId, request, { step: 'details', data });
}

function stepRoute(step: SubmittedStep, body: z.ZodType, handle: Route['handle']): Route {
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
