import { uuid4 } from '@temporalio/workflow';
import type { SignIn, SignInRefused } from '../../activities/sign-in/sign-in-activities.ts';
import type { SavedFlow } from '../../db/flows/flows.ts';
import type { MethodKind } from '../../domain/account/authentication-method.ts';
import type { AccountOwner, HandOver, SignInRequest } from '../../domain/account/sign-in.ts';
import type { ResultOf } from '../../domain/flows/flow-results.ts';
import type { LoginMethod } from '../../domain/flows/flows.ts';
import type { Level } from '../../domain/flows/levels.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { Flow } from '../engine/flow.ts';
import type { Work } from '../engine/perform.ts';
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
  const { accountId, passwordId } = owner;
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
      const password = passwordId === undefined ? {} : { passwordId };
      const used = { method, uses: [...uses, ...further], ...password, level, device };
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

/** The verdicts with which a session is there. */
const signedIn: readonly string[] = ['right', 'signed_in'];

/** Opens the session and ends the flow; or ends it where nobody may be signed in. */
export async function signIn(flow: Flow<Login>, session: SessionAsked): Promise<void> {
  await signInBy(flow, session.now(), (activities, opening) => activities.openSession(opening));
}

/**
 * The same by work that opens the session where a proof is right, and answers with its verdict. Ends the
 * flow where the proof is right and nobody may be signed in.
 */
export async function signInBy<V extends { outcome: string }>(
  flow: Flow<Login>,
  { signIn: asked, event, outcome: opened }: ReturnType<SessionAsked['now']>,
  work: (
    activities: Parameters<Work<V>>[0],
    opening: { signIn: SignIn; next: SavedFlow },
  ) => Promise<V | SignInRefused>,
): Promise<V> {
  const verdict = await flow.endWith(
    opened,
    event,
    (activities, next) => work(activities, { signIn: asked, next }),
    ({ outcome }) => signedIn.includes(outcome),
  );
  if (!isRefused(verdict)) return verdict;
  throw new FinalRefusal({
    code: verdict.outcome === 'locked' ? 'MethodLocked' : 'SignInAgain',
  });
}

function isRefused(verdict: { outcome: string }): verdict is SignInRefused {
  return verdict.outcome === 'locked' || verdict.outcome === 'session_ended';
}
