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

/** What a start names, and what of it is submitted: the same for what nobody has. */
type Named = {
  /** What is asked for: a keyed hash of a user name, or a reference. */
  name: string;
  /** The phone that gets a message, where it is named. */
  phone?: string;
  submission: SubmittedData;
};

/**
 * `POST /v1/recoveries`, `/v1/recoveries/counter` and `/v1/resumptions`: open to all, and alike for every
 * name and reference.
 */
export function startRecovery(deps: StartRecoveryDeps, method: Recovery): Route {
  const nameOf = (username: string) => usernameLookup(deps.keys, username).toString('base64url');
  switch (method) {
    case 'password':
      return startBy(deps, method, recoveryBodies[method], ({ username }) => {
        const name = nameOf(username);
        return { name, submission: { step: 'username', data: { name } } };
      });
    case 'counter':
      return startBy(deps, method, recoveryBodies[method], ({ username, fullName, phone }) => {
        const data = { username, fullName, phone };
        return { name: nameOf(username), phone, submission: { step: 'counter_request', data } };
      });
    case 'resumption':
      return startBy(deps, method, recoveryBodies[method], ({ reference }) => ({
        name: reference,
        submission: { step: 'reference', data: { reference } },
      }));
  }
}

function startBy<B>(
  deps: StartRecoveryDeps,
  method: Recovery,
  body: z.ZodType<B>,
  read: (body: B) => Named,
): Route {
  const name = { kind, method } as const;
  return route({
    ...declaredStart(name, `recover_${method}`, deps.startPlaces),
    access: openToAll,
    body,
    handle: async (request) => {
      const { idempotencyKey, reader } = request;
      const flowId = flowIdFrom(deps.keys, idempotencyKey);
      const { submission, ...asked } = read(request.body);
      const { known } = await admitRecovery(deps, flowId, asked, request);
      deps.startPlaces.remember(flowId);
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
  asked: Omit<Named, 'submission'>,
  request: Pick<ApiRequest, 'json' | 'networks'>,
): Promise<{ known: boolean }> {
  const { keys, limits } = deps;
  const claim = keys.lookup('claim', `${flowId}:${JSON.stringify(asked)}`);
  const counted = recoveryThrottles(keys, limits, request.networks, asked);
  return admitStart(deps, { flowId, claim, ...counted }, request);
}
