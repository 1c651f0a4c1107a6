import type { z } from 'zod';
import { changeBodies } from '../../domain/account/change-bodies.ts';
import type { ChangeRequest } from '../../domain/account/change-request.ts';
import type { Session } from '../../domain/account/session.ts';
import type { SessionDelivery } from '../../domain/account/sign-in.ts';
import { type Change, changes } from '../../domain/flows/flows.ts';
import { isMethod, type Method } from '../../domain/methods/methods.ts';
import { allOf } from '../http/access/all-of.ts';
import { type Asking, askingSession } from '../http/access/fresh-session.ts';
import type { SessionDeps } from '../http/access/session.ts';
import type { Reader } from '../http/present-problem.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import type { AdmitDeps } from './admit-flow.ts';
import type { SubmissionAnswer } from './answer-submission.ts';
import { type BeginDeps, beginFlow, declaredStart } from './begin-flow.ts';
import { flowIdFrom } from './flow-identity.ts';
import { requireOffered, whereOffered } from './offered.ts';
import { requestMac } from './request-mac.ts';
import type { StartPlaces } from './start-places.ts';
import type { SubmittedData } from './submit.ts';

export type StartChangeDeps = Pick<AdmitDeps, 'admit'> &
  BeginDeps &
  SessionDeps & { settings: { methods: readonly Method[] }; startPlaces: StartPlaces };

const kind = 'change';
/** More than anybody makes by hand; each may cost messages, hashes and questions to a source. */
const ofAccount = { limit: 60, windowSeconds: 3_600 };
const begin: SubmittedData = { step: 'begin', data: null };

/** `POST /v1/account/changes/{change}`: every change, for whoever has just proven who they are. */
export function startChanges(deps: StartChangeDeps): Route[] {
  return changes.map((change) => startChange(deps, change));
}

function startChange(deps: StartChangeDeps, change: Change): Route {
  switch (change) {
    case 'password':
    case 'authenticator_app':
    case 'recovery_codes':
    case 'closure':
    case 'usb_signature':
    case 'vietnam_post':
      return startBy(deps, change, changeBodies[change], () => begin);
    case 'phone':
      return startBy(deps, change, changeBodies[change], (data) => ({ step: 'new_phone', data }));
    case 'contact':
      return startBy(deps, change, changeBodies[change], (data) => ({ step: 'email', data }));
    case 'sim_signature':
      return startBy(deps, change, changeBodies[change], (data) => ({ step: 'phone', data }));
    case 'level':
      return startBy(deps, change, changeBodies[change], (data) => {
        requireOffered(data, deps.settings.methods);
        return { step: 'stronger_method', data };
      });
    case 'document':
      return startBy(deps, change, changeBodies[change], (data) => {
        requireOffered(data, deps.settings.methods);
        return { step: change, data };
      });
    case 'removal':
    case 'unlock':
      return startBy(deps, change, changeBodies[change], (data) => ({ step: change, data }));
  }
}

function startBy<B>(
  deps: StartChangeDeps,
  change: Change,
  body: z.ZodType<B>,
  toSubmission: (body: B) => SubmittedData,
): Route {
  const name = { kind, method: change } as const;
  const isOffered = !isMethod(change) || deps.settings.methods.includes(change);
  return route({
    ...declaredStart(name, `change_${change}`, deps.startPlaces),
    access: allOf(whereOffered(isOffered), askingSession(deps)),
    body,
    handle: (request) => {
      const { body: given, ...asked } = request;
      return beginChange(deps, change, toSubmission(given), asked);
    },
  });
}

/** Who asks for a change, as the access has found it. */
export type AskedChange = Asking & { idempotencyKey: string; reader: Reader };

/**
 * Starts a change with its first submission; under a key of another session it is another start. A session
 * that may ask for none gets the answer once more that was lost: the change itself may have ended it.
 */
export async function beginChange(
  deps: StartChangeDeps,
  method: Change,
  submission: SubmittedData,
  { idempotencyKey, session, delivery, reader, refusedBy }: AskedChange,
): Promise<SubmissionAnswer<201>> {
  const { keys, rows } = deps;
  const flowId = flowIdFrom(keys, idempotencyKey);
  const { data } = submission;
  const startMac = requestMac(keys, `start/${kind}/${method}`, { data, session: session.id });
  if (refusedBy !== null && (await rows.read(flowId))?.startMac !== startMac) {
    throw new Refused(refusedBy);
  }
  const { known } = await admitChange(deps, flowId, session.accountId);
  deps.startPlaces.remember(flowId);
  const change = requestOf(session, delivery);
  const begun = { flowId, known, startMac, submission, idempotencyKey, change };
  return beginFlow(deps, { name: { kind, method }, ...begun }, reader);
}

/** Lets a change in, within what one account may ask for. */
async function admitChange(
  { admit, keys }: Pick<StartChangeDeps, 'admit' | 'keys'>,
  flowId: string,
  accountId: string,
): Promise<{ known: boolean }> {
  const admitted = await admit({
    flowId,
    claim: keys.lookup('claim', `${flowId}:${accountId}`),
    isStart: true,
    starts: [],
    failures: [],
    claims: [{ key: keys.lookup('throttle', `changes-of:${accountId}`), ...ofAccount }],
    spend: null,
    isHardCheck: true,
    onlyKnown: false,
  });
  if (admitted.outcome === 'admitted') return { known: admitted.known };
  throw new Refused({
    code: 'TooManyRequests',
    ...(admitted.outcome === 'refused' && { retryAt: admitted.until.toISOString() }),
  });
}

function requestOf(
  { id: sessionId, accountId, level, idleUntil, expiresAt }: Session,
  delivery: SessionDelivery,
): ChangeRequest {
  const times = { idleUntil: idleUntil.toISOString(), expiresAt: expiresAt.toISOString() };
  return { sessionId, accountId, level, ...times, delivery };
}
