import type { OtpStep } from '../../domain/steps/otp-steps.ts';
import { steps } from '../../domain/steps/steps.ts';
import { typedCodeMac, typedRecoveryCodeMac } from '../../platform/look-ups.ts';
import { flowToken } from '../http/access/flow-token.ts';
import { route, type Route } from '../http/route.ts';
import { declaredStep } from './declared-step.ts';
import { submit, type SubmitDeps } from './submit.ts';

/** A code that was sent, or that an app shows. */
export function submitCode(deps: SubmitDeps, step: OtpStep | 'app_enrolment'): Route {
  return route({
    ...declaredStep(step),
    access: flowToken(deps),
    body: steps[step].body(),
    handle: (request) => {
      const { flowId, body } = request;
      // The code itself goes no further: an HMAC of it is of no use in a history.
      const codeMac = typedCodeMac(deps.keys, { flowId, step }, body.code);
      const data = { codeMac: codeMac.toString('base64url') };
      return submit(deps, flowId, request, { step, data });
    },
  });
}

/** As with an OTP, codes go no further. */
export function submitAuthenticatorApp(deps: SubmitDeps): Route {
  const { keys } = deps;
  const step = 'authenticator_app';
  return route({
    ...declaredStep(step),
    access: flowToken(deps),
    body: steps[step].body(),
    handle: (request) => {
      const { flowId, body } = request;
      const codeMac =
        body.kind === 'app'
          ? typedCodeMac(keys, { flowId, step }, body.code)
          : typedRecoveryCodeMac(keys, body.code);
      const data = { kind: body.kind, codeMac: codeMac.toString('base64url') };
      return submit(deps, flowId, request, { step, data });
    },
  });
}
