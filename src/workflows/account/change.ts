import type { ActingSession, Done, NotActing } from '../../db/accounts/change-account.ts';
import type { ChangedAccount } from '../../activities/changes/change-activities.ts';
import type { ChangeRequest } from '../../domain/account/change-request.ts';
import { type AnyFlow, type Change, rowOf } from '../../domain/flows/flows.ts';
import type { Level } from '../../domain/flows/levels.ts';
import type { ResultOf } from '../../domain/flows/flow-results.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { Flow } from '../engine/flow.ts';
import type { Writing } from '../engine/perform.ts';

export type ChangeFlow<C extends Change = Change> = Flow<{ kind: 'change'; method: C }>;

/** Whose account is changed, and the session that does it. */
export type Changer = { session: ActingSession; account: ChangedAccount; request: ChangeRequest };

/**
 * The account that a session changes. From here on the flow is that session's: it ends with whatever the
 * citizen sends once the session is over.
 */
export async function changerOf(flow: ChangeFlow, request: ChangeRequest): Promise<Changer> {
  const { sessionId: id, accountId } = request;
  const session = { id, accountId, atLeast: null };
  const { account } = await flow.perform((activities) =>
    activities.readChangedAccount({ session }),
  );
  if (!account) throw new FinalRefusal({ code: 'SessionEnded' });
  const { fullName, phone, documents } = account;
  const documentNumber = documents[0]?.number;
  flow.personal = {
    fullName,
    ...(phone !== null && { phone }),
    ...(documentNumber !== undefined && { documentNumber }),
  };
  flow.guard = async () => {
    const { isLive } = await flow.perform((activities) => activities.isSessionLive({ session }));
    if (!isLive) throw new FinalRefusal({ code: 'SessionEnded' });
  };
  return { session, account, request };
}

/** Ends the flow of an account that is not of the kind that a change is for. */
export function ensureMeantFor({ subjectType }: ChangedAccount, change: AnyFlow): void {
  if (rowOf(change).subjectTypes.includes(subjectType)) return;
  throw new FinalRefusal({ code: 'CitizensOnly' });
}

/** What a changed account is told as. */
export function resultOf(
  { id, level, subjectType }: ChangedAccount,
  raised: Level = level,
): ResultOf<'change'> {
  return { account: { id, level: raised, subjectType } };
}

/**
 * Has a change made that ends the flow, and answers with what it was refused by, if it was. Ends the flow
 * where the session is over; a proof that is too old is a refusal like any other: proven anew, the citizen
 * sends the same again.
 */
export async function change<V extends { outcome: string }>(
  flow: ChangeFlow,
  ends: Parameters<ChangeFlow['endWith']>[0],
  event: string,
  work: Writing<V | Done | NotActing>,
): Promise<V | { outcome: 'proof_stale' } | null> {
  const verdict = await flow.endWith(ends, event, work, isDone);
  return standing(verdict);
}

/** The same for what a change has come to, wherever it was made. */
export function standing<V extends { outcome: string }>(
  verdict: V | Done | NotActing,
): V | { outcome: 'proof_stale' } | null {
  if (isDone(verdict)) return null;
  if (isEnded(verdict)) throw new FinalRefusal({ code: 'SessionEnded' });
  return verdict;
}

/** What is refused by a proof that is too old. */
export const proofStale: Refusal = { code: 'FreshProofRequired' };
/** The same where nothing but a signature is enough. */
export const signatureNeeded: Refusal = { code: 'FreshProofRequired', level: 3 };

function isDone(verdict: { outcome: string }): verdict is Done {
  return verdict.outcome === 'done';
}

function isEnded(verdict: { outcome: string }): verdict is { outcome: 'session_ended' } {
  return verdict.outcome === 'session_ended';
}
