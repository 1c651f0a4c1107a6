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

export type Login = { kind: 'login'; method: LoginMethod };

/** Whose account it is, what the proof is worth, and which of its methods were used. */
type ProvenOwner = { owner: AccountOwner; level: Level; uses: readonly MethodKind[] };

/** A session as it is asked for, and what the flow shows of it once it is there. */
export type SessionAsked = {
  owner: AccountOwner;
  /** What it is opened as now: its times count from here on. */
  now: (uses?: readonly MethodKind[]) => {
    signIn: SignIn;
    outcome: { result: ResultOf<'login'>; handOver: HandOver };
  };
};

/**
 * The session that a proof opens; or the one that it raises, which must be of the same account: else the
 * flow ends. It is never higher than the account where the proof is not a signature of its own.
 */
export function sessionFor<M extends LoginMethod>(
  flow: Flow<{ kind: 'login'; method: M }>,
  { delivery, device, stepUp }: SignInRequest,
  { owner, level: proven, uses }: ProvenOwner,
): SessionAsked {
  if (stepUp && stepUp.accountId !== owner.accountId) {
    throw new FinalRefusal({ code: 'StepUpOfAnotherAccount' });
  }
  const signInId = uuid4();
  const sessionId = stepUp?.sessionId ?? uuid4();
  const level = stepUp && stepUp.level > proven ? stepUp.level : proven;
  const { accountId, subjectType } = owner;
  const { idleMs, idleLevel3Ms, maximumMs } = flow.settings.session;
  return {
    owner,
    now: (further = []) => {
      const now = Date.now();
      const idle = level === 3 ? idleLevel3Ms : idleMs;
      const expiresAt = stepUp?.expiresAt ?? isoTime(now + maximumMs);
      const idleEnd = isoTime(now + idle);
      const idleUntil = idleEnd < expiresAt ? idleEnd : expiresAt;
      const session = { id: sessionId, level, idleUntil, expiresAt };
      return {
        signIn: {
          flowId: flow.record.id,
          signInId,
          sessionId,
          isStepUp: stepUp !== null,
          accountId,
          method: flow.name.method,
          uses: [...uses, ...further],
          level: proven,
          idleMs: idle,
          idleUntil,
          expiresAt,
          device,
        },
        outcome: {
          result: { account: { id: accountId, level: owner.level, subjectType }, session },
          handOver: { delivery, isNewDevice: device.isNew && stepUp === null },
        },
      };
    },
  };
}

/** Opens the session and ends the flow; or ends it where nobody may be signed in. */
export async function signIn<M extends LoginMethod>(
  flow: Flow<{ kind: 'login'; method: M }>,
  session: SessionAsked,
): Promise<void> {
  const asked = session.now();
  const verdict = await flow.endWith(
    asked.outcome,
    'session.opened',
    (activities, next) => activities.openSession({ signIn: asked.signIn, next }),
    ({ outcome }) => outcome === 'signed_in',
  );
  if (verdict.outcome !== 'signed_in') throw notSignedIn(verdict);
}

/** How the flow ends of somebody who has proven who they are, and is not signed in. */
export function notSignedIn({ outcome }: SignInRefused): FinalRefusal {
  return new FinalRefusal({ code: outcome === 'locked' ? 'MethodLocked' : 'SignInAgain' });
}
