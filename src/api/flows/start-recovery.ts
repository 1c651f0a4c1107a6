import type { z } from 'zod';
import { usernameLookup } from '../../db/accounts/accounts.ts';
import { recoveryBodies } from '../../domain/account/recovery-bodies.ts';
import type { Recovery } from '../../domain/flows/flows.ts';
import { openToAll } from '../http/access/open-to-all.ts';
import { type ApiRequest, route, type Route } from '../http/route.ts';
import { type AdmitDeps, admitStart } from './admit-flow.ts';
import { type BeginDeps, beginFlow, declaredStart } from './begin-flow.ts';
import { flowIdFrom } from './flow-identity.ts';
import { requestMac } from './request-mac.ts';
import { recoveryThrottles } from './start-throttles.ts';
import type { StartPlaces } from './start-places.ts';
import type { SubmittedData } from './submit.ts';

export type StartRecoveryDeps = AdmitDeps & BeginDeps & { startPlaces: StartPlaces };

const kind = 'recovery';

/** What a start asks for: whose account it names, and the phone that gets a message, if it names one. */
type Claimed = { username: string; phone?: string };

/** `POST /v1/recoveries` and `/v1/recoveries/counter`: open to all, and alike for every name. */
export function startRecovery(deps: StartRecoveryDeps, method: Recovery): Route {
  switch (method) {
    case 'password':
      return startBy(deps, method, recoveryBodies[method], ({ username }) => {
        const name = usernameLookup(deps.keys, username).toString('base64url');
        return { step: 'username', data: { name } };
      });
    case 'counter':
      return startBy(deps, method, recoveryBodies[method], ({ username, fullName, phone }) => ({
        step: 'counter_request',
        data: { username, fullName, phone },
      }));
  }
}

function startBy<B extends Claimed>(
  deps: StartRecoveryDeps,
  method: Recovery,
  body: z.ZodType<B>,
  toSubmission: (body: B) => SubmittedData,
): Route {
  const name = { kind, method } as const;
  return route({
    ...declaredStart(name, `recover_${method}`, deps.startPlaces),
    access: openToAll,
    body,
    handle: async (request) => {
      const { idempotencyKey, body: given, reader } = request;
      const flowId = flowIdFrom(deps.keys, idempotencyKey);
      const { known } = await admitRecovery(deps, flowId, given, request);
      deps.startPlaces.remember(flowId);
      const submission = toSubmission(given);
      const startMac = requestMac(deps.keys, `start/${kind}/${method}`, submission.data);
      const begun = { flowId, known, startMac, submission, idempotencyKey };
      return beginFlow(deps, { name, ...begun }, reader);
    },
  });
}

/** Lets a recovery in, past the bot check and within the throttles of its network and of what it names. */
function admitRecovery(
  deps: AdmitDeps,
  flowId: string,
  { username, phone }: Claimed,
  request: Pick<ApiRequest, 'json' | 'networks'>,
): Promise<{ known: boolean }> {
  const { keys, limits } = deps;
  const name = usernameLookup(keys, username).toString('base64url');
  const asked = { name, ...(phone !== undefined && { phone }) };
  const claim = keys.lookup('claim', `${flowId}:${JSON.stringify(asked)}`);
  const counted = recoveryThrottles(keys, limits, request.networks, asked);
  return admitStart(deps, { flowId, claim, ...counted }, request);
}
