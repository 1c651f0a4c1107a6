import { uuid4 } from '@temporalio/workflow';
import type {
  AccountOwner,
  SignIn,
  SignInRefused,
} from '../../activities/sign-in/sign-in-activities.ts';
import type { MethodKind } from '../../domain/account/authentication-method.ts';
import type { HandOver, SignInRequest } from '../../domain/account/sign-in.ts';
import type { ResultOf } from '../../domain/flows/flow-results.ts';
import type { LoginMethod } from '../../domain/flows/flows.ts';
import type { Level } from '../../domain/flows/levels.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { Flow } from '../engine/flow.ts';
import { isoTime } from '../engine/records.ts';

type Login = { kind: 'login'; method: LoginMethod };

/** Whose account it is, what the proof is worth, and which of its methods were used. */
type ProvenOwner = { owner: AccountOwner; level: Level; uses: readonly MethodKind[] };

/** A session as it is asked for, and what the flow shows of it once it is there. */
export type SessionAsked = {
  /** What it is opened as now: its times count from here on. */
  now: (uses?: readonly MethodKind[]) => {
    signIn: SignIn;
    /** For the audit. */
    event: 'session.opened' | 'session.raised';
    outcome: { result: ResultOf<'login'>; handOver: HandOver };
  };
};

/**
 * The session that a proof opens; or the one that it raises, which must be of the same account: else the
 * flow ends.
 */
export function sessionFor(
  flow: Flow<Login>,
  request: SignInRequest,
  { owner, level, uses }: ProvenOwner,
): SessionAsked {
  const { device, stepUp } = request;
  const { accountId } = owner;
  if (stepUp && stepUp.accountId !== accountId) {
    throw new FinalRefusal({ code: 'StepUpOfAnotherAccount' });
  }
  const ids = { signInId: uuid4(), sessionId: stepUp?.sessionId ?? uuid4() };
  const { id: flowId, method } = { ...flow.record, ...flow.name };
  const isStepUp = stepUp !== null;
  return {
    now: (further = []) => {
      const { idleMs, session } = shownNow(flow, ids.sessionId, { level, stepUp });
      const { idleUntil, expiresAt } = session;
      const used = { method, uses: [...uses, ...further], level, device };
      return {
        signIn: { flowId, ...ids, isStepUp, accountId, ...used, idleMs, idleUntil, expiresAt },
        event: isStepUp ? 'session.raised' : 'session.opened',
        outcome: {
          result: { account: accountOf(owner), session },
          handOver: { delivery: request.delivery, isNewDevice: device.isNew && !isStepUp },
        },
      };
    },
  };
}

function accountOf({ accountId: id, level, subjectType }: AccountOwner) {
  return { id, level, subjectType };
}

/** The session as the flow shows it: a raised one keeps its level and its end. */
function shownNow(
  { settings }: Flow<Login>,
  id: string,
  { level: proven, stepUp }: { level: Level; stepUp: SignInRequest['stepUp'] },
) {
  const { idleMs, idleLevel3Ms, maximumMs } = settings.session;
  const level = stepUp && stepUp.level > proven ? stepUp.level : proven;
  const idle = level === 3 ? idleLevel3Ms : idleMs;
  const now = Date.now();
  const expiresAt = stepUp?.expiresAt ?? isoTime(now + maximumMs);
  const idleEnd = isoTime(now + idle);
  const idleUntil = idleEnd < expiresAt ? idleEnd : expiresAt;
  return { idleMs: idle, session: { id, level, idleUntil, expiresAt } };
}

/** Opens the session and ends the flow; or ends it where nobody may be signed in. */
export async function signIn(flow: Flow<Login>, session: SessionAsked): Promise<void> {
  const asked = session.now();
  const verdict = await flow.endWith(
    asked.outcome,
    asked.event,
    (activities, next) => activities.openSession({ signIn: asked.signIn, next }),
    ({ outcome }) => outcome === 'signed_in',
  );
  if (verdict.outcome !== 'signed_in') throw notSignedIn(verdict);
}

/** How the flow ends of somebody who has proven who they are, and is not signed in. */
export function notSignedIn({ outcome }: SignInRefused): FinalRefusal {
  return new FinalRefusal({ code: outcome === 'locked' ? 'MethodLocked' : 'SignInAgain' });
}
