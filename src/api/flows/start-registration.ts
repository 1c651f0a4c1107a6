import { flows, type Method } from '../../domain/flows/flows.ts';
import type { FlowRecord, WaitingFor } from '../../domain/flows/flow-record.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import { admitFlow } from './admit-flow.ts';
import { answerSubmission } from './answer-submission.ts';
import type { ApiDeps } from '../deps.ts';
import { flowIdFrom, flowToken, referenceOf } from './flow-identity.ts';
import { requireIdempotencyKey } from '../http/idempotency-key.ts';
import type { Answer, ApiRequest, Route } from '../http/route.ts';
import { startedRecord } from '../../domain/flows/started-record.ts';
import type { StartFlow } from '../../workflows/engine/flow-input.ts';
import { parseRequest } from '../http/parse-request.ts';
import { Refused } from '../http/refused.ts';
import { requestMac } from '../http/request-mac.ts';

/** Whom each method asks first: the flow waits for them while nobody has worked on it yet. */
const firstAsked: Record<Method, WaitingFor> = {
  mobile_subscriber: 'carrier',
  social_insurance: 'insurer',
  sim_signature: 'sim',
  usb_signature: 'citizen',
  vietnam_post: 'post',
};

const problems: Record<Method, readonly ProblemCode[]> = {
  mobile_subscriber: [
    'SubscriberMismatch',
    'SubscriberSuspended',
    'AccountAlreadyExists',
    'MessageLimit',
    'CarrierUnavailable',
    'SmsUnavailable',
  ],
  social_insurance: [
    'InsuredPersonMismatch',
    'AccountAlreadyExists',
    'MessageLimit',
    'InsurerUnavailable',
    'SmsUnavailable',
  ],
  sim_signature: [
    'SimNoKey',
    'SimPinBlocked',
    'SimCardBlocked',
    'SimRevoked',
    'SimCertificateUnusable',
    'SimPhoneOff',
    'SimBusy',
    'SimPromptTooSoon',
    'SimPromptLimit',
    'SimOrderRefused',
    'SimUnavailable',
  ],
  usb_signature: [],
  vietnam_post: ['PostUnavailable'],
};

/** `POST /v1/registrations/{method}`: starts a flow with the data of its first step. */
export function startRegistration(deps: ApiDeps, method: Method): Route {
  return {
    method: 'post',
    path: flows[method].path,
    operation: {
      id: `start_${method}`,
      tag: 'registration',
      summary: {
        vi: `Đăng ký: ${flows[method].title.vi}`,
        en: `Register: ${flows[method].title.en}`,
      },
      idempotencyKey: 'required',
      body: deps.detailsSchemas[method],
      answers: {
        201: {
          description: 'The flow at its next step; `token` opens it from now on.',
          schema: 'Flow',
        },
        202: {
          description: 'Accepted, not answered yet: the flow tells the rest.',
          schema: 'Flow',
        },
      },
      problems: [
        'ValidationFailed',
        'IdempotencyKeyMissing',
        'IdempotencyKeyMalformed',
        'IdempotencyKeyReused',
        'TooManyRequests',
        'MethodNotOffered',
        ...problems[method],
      ],
    },
    handle: (request) => start(deps, method, request),
  };
}

async function start(deps: ApiDeps, method: Method, request: ApiRequest): Promise<Answer> {
  if (!deps.settings.methods.includes(method)) throw new Refused('MethodNotOffered');
  const idempotencyKey = requireIdempotencyKey(request.headers);
  const data = parseRequest(deps.detailsSchemas[method], request);
  const flowId = flowIdFrom(deps.keys, idempotencyKey);
  const { known } = await admitFlow(deps, flowId, data, request);

  const input = { flowId, reference: referenceOf(flowId), method, settings: deps.flowSettings };
  const mac = requestMac(deps.keys, `start/${method}`, data);
  const outcome = await deps.flows.start(input, {
    step: 'details',
    data,
    idempotencyKey,
    requestMac: mac,
  });
  if (outcome.kind === 'pending') await deps.rows.accept(acceptedRecord(deps, input));
  if (!known && outcome.kind !== 'unavailable') deps.metrics.countStart(method);
  return answerSubmission(
    deps.rows,
    {
      flowId,
      requestMac: mac,
      reader: request.reader,
      success: 201,
      token: flowToken(deps.keys, flowId),
    },
    outcome,
  );
}

/** What is shown of a flow that is accepted, until its workflow writes the first waiting point. */
function acceptedRecord(deps: ApiDeps, input: StartFlow): FlowRecord {
  const { deadlineMs } = input.settings;
  return startedRecord({ ...input, deadlineMs }, deps.now().getTime(), {
    waitingFor: firstAsked[input.method],
    actions: ['cancel'],
  });
}
