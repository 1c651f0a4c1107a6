import { sql } from 'kysely';
import type { AccountLock } from '../../domain/account/account-lock.ts';
import type { Keys } from '../../platform/keys.ts';
import { listMethods, type OwnMethods } from '../accounts/list-methods.ts';
import { type Identity, readIdentity } from '../accounts/read-identity.ts';
import { type Queryable, rows } from '../database.ts';
import { listSignIns, type SignInLine } from '../sessions/list-sign-ins.ts';
import { whereLive } from '../sessions/read-session.ts';
import { counterRecoveriesOf, type FlowLine, flowsOfAccount } from './find-flows.ts';

/** Where an account stands: what keeps its owner out, and who is signed in. */
export type AccountState = {
  lockedAt: Date | null;
  lockedBecause: AccountLock | null;
  closingAt: Date | null;
  openSessions: number;
  /** A complaint that it is heard in. */
  isHeard: boolean;
};

/** An account with all that staff are told of it; what tells who it is, is masked by who shows it. */
export type AccountShown = {
  identity: Identity;
  state: AccountState;
  methods: OwnMethods;
  signIns: readonly SignInLine[];
  flows: readonly FlowLine[];
  /** Open recoveries at a counter. */
  recoveries: readonly FlowLine[];
};

const signInsShown = 10;

/** Where an account stands; null for one that is closed, or not there. */
export async function readAccountState(
  db: Queryable,
  accountId: string,
): Promise<AccountState | null> {
  const [found] = await rows(
    db,
    sql<AccountState>`
      select a.locked_at as "lockedAt", a.locked_because as "lockedBecause",
        a.closing_at as "closingAt",
        (select count(*)::int from session s
          where s.account_id = a.id and ${whereLive}) as "openSessions",
        exists (select from hearing h join flow f on f.id = h.flow_id
          where h.account_id = a.id and f.status = 'open') as "isHeard"
      from account a where a.id = ${accountId} and a.closed_at is null`,
  );
  return found ?? null;
}

/** Reads it; null for an account that is closed, or not there. */
export async function readAccount(
  db: Queryable,
  keys: Keys,
  accountId: string,
): Promise<AccountShown | null> {
  const state = await readAccountState(db, accountId);
  if (!state) return null;
  const identity = await readIdentity(db, keys, accountId);
  const numbers = identity.documents.map(({ number }) => number);
  const asked = { accountId, limit: signInsShown, after: null };
  return {
    identity,
    state,
    methods: await listMethods(db, keys, accountId),
    signIns: (await listSignIns(db, asked)).items,
    flows: await flowsOfAccount(db, accountId),
    recoveries: await counterRecoveriesOf(db, keys, numbers),
  };
}
