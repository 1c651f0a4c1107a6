import type { z } from 'zod';
import { loginBodies, type LoginBody } from '../../domain/account/login-bodies.ts';
import type { SignInRequest } from '../../domain/account/sign-in.ts';
import type { Session } from '../../domain/account/session.ts';
import type { LoginMethod } from '../../domain/flows/flows.ts';
import type { Method } from '../../domain/methods/methods.ts';
import type { Keys } from '../../platform/keys.ts';
import { optionalSession, type SessionDeps } from '../http/access/session.ts';
import { type Device, deviceHash, signingDevice } from '../http/access/signing-device.ts';
import { allOf } from '../http/access/all-of.ts';
import { Refused } from '../http/refused.ts';
import { type ApiRequest, route, type Route } from '../http/route.ts';
import type { AdmitDeps } from './admit-flow.ts';
import { admitLogin } from './admit-login.ts';
import { type BeginDeps, beginFlow, type Beginning, declaredStart } from './begin-flow.ts';
import { flowIdFrom } from './flow-identity.ts';
import { whereOffered } from './offered.ts';
import { requestMac } from './request-mac.ts';
import type { StartPlaces } from './start-places.ts';
import type { SubmittedData } from './submit.ts';
import { type CredentialsDeps, toCredentials, toTry } from './to-credentials.ts';

export type StartLoginDeps = AdmitDeps &
  BeginDeps &
  SessionDeps &
  CredentialsDeps & {
    /** Whether somebody has signed in on a device, by the hash of its token. */
    isDeviceKnown: (tokenHash: Buffer) => Promise<boolean>;
    settings: { methods: readonly Method[] };
    startPlaces: StartPlaces;
  };

const kind = 'login';

type Starting<B> = ApiRequest & {
  idempotencyKey: string;
  body: B;
  device: Device;
  findSession: () => Promise<Session | null>;
};

/** What every login's body has. */
type HowToSignIn = Pick<LoginBody, 'delivery' | 'stepUp'>;

type Began = Pick<Beginning, 'known' | 'submission'>;
/** Admits a start, and makes of its body what is submitted. */
type Open<B> = (flowId: string, request: Starting<B>, device: Buffer) => Promise<Began>;

/** The route that starts a login, with the data of its first step. */
export function startLogin(deps: StartLoginDeps, method: LoginMethod): Route {
  switch (method) {
    case 'password':
      return startBy(deps, method, loginBodies[method], byPassword(deps));
    case 'sim_signature':
      return startBy(deps, method, loginBodies[method], async (flowId, request, device) => {
        const data = { phone: request.body.phone };
        const known = await admit(deps, { flowId, claimed: data, device }, request);
        return { known, submission: { step: 'phone', data } };
      });
    case 'usb_signature':
    case 'vietnam_post':
      return startBy(deps, method, loginBodies[method], async (flowId, request, device) => {
        const known = await admit(deps, { flowId, claimed: null, device }, request);
        return { known, submission: { step: 'begin', data: null } };
      });
  }
}

function startBy<B extends HowToSignIn>(
  deps: StartLoginDeps,
  method: LoginMethod,
  body: z.ZodType<B>,
  open: Open<B>,
): Route {
  const offered = whereOffered(deps.settings.methods.includes(method));
  const declared = declaredStart({ kind, method }, `login_${method}`, deps.startPlaces);
  return route({
    ...declared,
    access: allOf(allOf(offered, signingDevice), optionalSession(deps)),
    body,
    refusals: ['SessionMissing', ...declared.refusals],
    handle: async (request) => {
      const { idempotencyKey, reader } = request;
      const flowId = flowIdFrom(deps.keys, idempotencyKey);
      const signIn = await signInOf(deps.keys, flowId, request);
      const device = Buffer.from(signIn.device.tokenHash, 'base64url');
      const opened = await open(flowId, request, device);
      const startMac = startMacOf(deps, method, opened.submission, signIn);
      const beginning = { flowId, idempotencyKey, startMac, signIn, ...opened };
      return beginFlow(deps, { name: { kind, method }, ...beginning }, reader);
    },
  });
}

/**
 * By user name and password: what can be told of the name without them is read first, so that while a
 * lock holds nothing is hashed.
 */
function byPassword(deps: StartLoginDeps): Open<LoginBody<'password'>> {
  return async (flowId, request, device) => {
    const { username, password } = request.body;
    const attempt = toTry(deps.keys, { username }, { networks: request.networks, device });
    const { salt, isKnownDevice, lockedUntil } = await deps.readPasswordAccount(attempt);
    const admitted = { flowId, claimed: { username, password }, isKnownDevice };
    const { known } = await admitLogin(deps, admitted, request);
    if (lockedUntil && !known) {
      throw new Refused({ code: 'PasswordTriesExceeded', retryAt: lockedUntil.toISOString() });
    }
    deps.startPlaces.remember(flowId);
    const data = await toCredentials(deps, flowId, { password }, { ...attempt, salt });
    return { known, submission: { step: 'credentials', data } };
  };
}

/** Of the methods that name no account at their start, any account may know the device. */
async function admit(
  deps: StartLoginDeps,
  { device, ...asked }: { flowId: string; claimed: { phone: string } | null; device: Buffer },
  request: Starting<HowToSignIn>,
): Promise<boolean> {
  const isKnownDevice = await deps.isDeviceKnown(device);
  const { known } = await admitLogin(deps, { ...asked, isKnownDevice }, request);
  deps.startPlaces.remember(asked.flowId);
  return known;
}

/**
 * Tells a start from any other: by what is submitted, by how the session is asked for, and by the browser,
 * so that whoever learns the key of a start gets nothing of its flow.
 */
function startMacOf(
  { keys }: Pick<StartLoginDeps, 'keys'>,
  method: LoginMethod,
  { data }: SubmittedData,
  { delivery, stepUp, device }: SignInRequest,
): string {
  const asked = { delivery, raises: stepUp?.sessionId ?? null, device: device.tokenHash };
  return requestMac(keys, `start/${kind}/${method}`, { data, ...asked });
}

/** How the session is to be delivered, to which device; and the one that it raises. */
async function signInOf(
  keys: Keys,
  flowId: string,
  { body: { delivery, stepUp }, device, findSession }: Starting<HowToSignIn>,
): Promise<SignInRequest> {
  const hash = deviceHash(keys, flowId, device).toString('base64url');
  const asked = { tokenHash: hash, name: device.name, isNew: device.token === null };
  if (!stepUp) return { delivery, device: asked, stepUp: null };
  const session = await findSession();
  if (!session) throw new Refused('SessionMissing');
  const { id: sessionId, accountId, level, expiresAt } = session;
  const raised = { sessionId, accountId, level, expiresAt: expiresAt.toISOString() };
  return { delivery, device: asked, stepUp: raised };
}
