import { usernameLookup } from '../../db/accounts/accounts.ts';
import { stepsOf } from '../../domain/flows/flows.ts';
import { isMethod, type Method } from '../../domain/methods/methods.ts';
import { allOf } from '../http/access/all-of.ts';
import { deviceHash, signingDevice } from '../http/access/signing-device.ts';
import { admitTry } from './admit-login.ts';
import { refusedAt } from './answer-submission.ts';
import { submitCredentials, type SubmitCredentialsDeps } from './submit-credentials.ts';
import type { z } from 'zod';
import { flowToken } from '../http/access/flow-token.ts';
import { parseRequest } from '../http/parse-request.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import { detailsBodies } from '../../domain/steps/details/details-bodies.ts';
import type { DetailsRules } from '../../domain/steps/details/details-rules.ts';
import { isSubmittedStep, stepNames, steps, type SubmittedStep } from '../../domain/steps/steps.ts';
import type { PlainStep } from '../../domain/steps/submitted.ts';
import { admitClaim, admitCorrection, type AdmitDeps } from './admit-flow.ts';
import { declaredStep } from './declared-step.ts';
import { requireOffered } from './offered.ts';
import { submitAuthenticatorApp, submitCode } from './submit-code.ts';
import { type PasswordDeps, submitPassword } from './submit-password.ts';
import { submit, type SubmittedData } from './submit.ts';

export type SubmitStepDeps = PasswordDeps &
  SubmitCredentialsDeps &
  Omit<AdmitDeps, 'botCheck'> & {
    detailsRules: DetailsRules;
    settings: { methods: readonly Method[] };
  };

/** `POST /v1/flows/{id}/steps/{step}`: what the citizen types at a step, or brings along. */
export function submitSteps(deps: SubmitStepDeps): Route[] {
  return stepNames.filter(isSubmittedStep).map((step) => submitStep(deps, step));
}

function submitStep(deps: SubmitStepDeps, step: SubmittedStep): Route {
  switch (step) {
    case 'details':
      return submitDetails(deps);
    case 'credentials':
      return submitCredentialsStep(deps);
    case 'phone':
      return submitPhone(deps);
    case 'disputed_number':
      return submitDisputedNumber(deps);
    case 'otp':
    case 'current_otp':
    case 'email_code':
    case 'app_enrolment':
      return submitCode(deps, step);
    case 'authenticator_app':
      return submitAuthenticatorApp(deps);
    case 'password':
      return submitPasswordStep(deps);
    case 'stronger_method':
    case 'document':
      return submitNamed(deps, step);
    case 'usb_signature':
    case 'vietnam_post':
    case 'confirm':
    case 'new_phone':
    case 'email':
    case 'removal':
    case 'unlock':
    case 'recovery_codes':
    case 'what_happened':
    case 'statement':
    case 'evidence':
    case 'counter_request':
    case 'reference':
      return submitPlain(deps, step);
    case 'username':
      return submitUsername(deps);
  }
}

function submitPlain(deps: SubmitStepDeps, step: PlainStep): Route {
  const body: z.ZodType = steps[step].body();
  return route({
    ...declaredStep(step),
    access: flowToken(deps),
    body,
    handle: (request) => submit(deps, request.flowId, request, asItIs(step, request.body)),
  });
}

/** What may name another method to prove something by: one that this portal offers. */
function submitNamed(deps: SubmitStepDeps, step: 'stronger_method' | 'document'): Route {
  const body: z.ZodType<object> = steps[step].body();
  return route({
    ...declaredStep(step),
    access: flowToken(deps),
    body,
    handle: (request) => {
      requireOffered(request.body, deps.settings.methods);
      return submit(deps, request.flowId, request, asItIs(step, request.body));
    },
  });
}

function submitPasswordStep(deps: SubmitStepDeps): Route {
  const step = 'password';
  return route({
    ...declaredStep(step),
    access: flowToken(deps),
    body: steps[step].body(),
    handle: (request) => submitPassword(deps, request, request.body),
  });
}

function submitCredentialsStep(deps: SubmitStepDeps): Route {
  const { keys } = deps;
  const step = 'credentials';
  return route({
    ...declaredStep(step),
    access: allOf(flowToken(deps), signingDevice),
    body: steps[step].body(),
    handle: (request) => {
      const { flowId, body, device } = request;
      const sent = { ...request, deviceHash: deviceHash(keys, flowId, device) };
      return submitCredentials(deps, sent, body);
    },
  });
}

/** Another number counts as another start would. */
function submitPhone(deps: SubmitStepDeps): Route {
  const step = 'phone';
  return route({
    ...declaredStep(step),
    access: flowToken(deps),
    body: steps[step].body(),
    handle: async (request) => {
      const { flowId, body: data } = request;
      const row = await request.readRow();
      if (!row) throw new Refused('FlowNotFound');
      const { kind } = row.record;
      await (kind === 'login' ? admitTry : admitClaim)(deps, row, data, request);
      return submit(deps, flowId, request, { step, data });
    },
  });
}

/** Another number counts as another start would. */
function submitDisputedNumber(deps: SubmitStepDeps): Route {
  const step = 'disputed_number';
  return route({
    ...declaredStep(step),
    access: flowToken(deps),
    body: steps[step].body(),
    handle: async (request) => {
      const { flowId, body: data } = request;
      const row = await request.readRow();
      if (!row) throw new Refused('FlowNotFound');
      const { number: documentNumber } = data.documentNumber;
      await admitClaim(deps, row, { documentNumber }, request);
      return submit(deps, flowId, request, { step, data });
    },
  });
}

/** The name goes no further: which account it is, a keyed hash says as well. */
function submitUsername(deps: SubmitStepDeps): Route {
  const step = 'username';
  return route({
    ...declaredStep(step),
    access: flowToken(deps),
    body: steps[step].body(),
    handle: (request) => {
      const { flowId, body } = request;
      const name = usernameLookup(deps.keys, body.username).toString('base64url');
      return submit(deps, flowId, request, { step, data: { name } });
    },
  });
}

/** What details are is the method's affair, and the flow's row knows its method. */
function submitDetails(deps: SubmitStepDeps): Route {
  const { detailsRules } = deps;
  const step = 'details';
  return route({
    ...declaredStep(step),
    access: flowToken(deps),
    bodies: Object.values(detailsBodies(detailsRules)),
    handle: async (request) => {
      const { flowId } = request;
      const row = await request.readRow();
      if (!row) throw new Refused('FlowNotFound');
      const { method } = row.record;
      if (!stepsOf(row.record).includes(step) || !isMethod(method)) {
        throw refusedAt('StepNotOpen', row);
      }
      const data = parseRequest(steps[step].body(detailsRules, method), request);
      await admitCorrection(deps, row, data, request);
      return submit(deps, flowId, request, { step, data });
    },
  });
}

/** Parsed by the step's own body, and no secret: that is what reaches the flow. */
function asItIs(step: PlainStep, data: unknown): SubmittedData;
function asItIs(step: PlainStep, data: unknown): { step: string; data: unknown } {
  return { step, data };
}
