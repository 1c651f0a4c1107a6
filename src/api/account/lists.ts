import type { Database } from '../../db/database.ts';
import { type OwnMethods, listMethods } from '../../db/accounts/list-methods.ts';
import { type MethodLocked, lockMethod } from '../../db/accounts/lock-method.ts';
import { type Identity, readIdentity } from '../../db/accounts/read-identity.ts';
import { type ConsentGiven, giveConsent } from '../../db/consents/give-consent.ts';
import { type OwnConsent, listConsents } from '../../db/consents/list-consents.ts';
import {
  type ConsentTo,
  type ConsentWithdrawn,
  withdrawConsent,
} from '../../db/consents/withdraw-consent.ts';
import type { Asked, Page } from '../../db/pages.ts';
import { type OwnEnding, endOwnSession } from '../../db/sessions/end-own-session.ts';
import { endSessions } from '../../db/sessions/end-sessions.ts';
import { type SessionsAsked, listSessions } from '../../db/sessions/list-sessions.ts';
import { type SignInLine, listSignIns } from '../../db/sessions/list-sign-ins.ts';
import { type Report, type ReportTaken, reportSignIn } from '../../db/sessions/report-sign-in.ts';
import type { Session } from '../../domain/account/session.ts';
import type { Keys } from '../../platform/keys.ts';

/** What the three lists of account management are read and edited by (product.md 3). */
export type AccountLists = {
  readIdentity: (accountId: string) => Promise<Identity>;
  listMethods: (accountId: string) => Promise<OwnMethods>;
  lockMethod: (method: { accountId: string; methodId: string }) => Promise<MethodLocked>;
  listSessions: (asked: SessionsAsked) => Promise<Page<Session>>;
  /** False: the account has no such session. */
  endSession: (ending: OwnEnding) => Promise<boolean>;
  /** Answers with how many were ended. */
  endOthers: (session: Pick<Session, 'id' | 'accountId'>) => Promise<number>;
  listSignIns: (asked: Asked & { accountId: string }) => Promise<Page<SignInLine>>;
  reportSignIn: (report: Report) => Promise<ReportTaken>;
  listConsents: (accountId: string) => Promise<OwnConsent[]>;
  withdrawConsent: (consent: ConsentTo) => Promise<ConsentWithdrawn>;
  giveConsent: (consent: ConsentTo) => Promise<ConsentGiven>;
};

/** The same on the database. */
export function accountLists(database: Database, keys: Keys): AccountLists {
  const { db } = database;
  return {
    readIdentity: (accountId) => readIdentity(db, keys, accountId),
    listMethods: (accountId) => listMethods(db, keys, accountId),
    lockMethod: (method) => lockMethod(database, method),
    listSessions: (asked) => listSessions(db, asked),
    endSession: (ending) => endOwnSession(db, ending),
    endOthers: ({ id, accountId }) =>
      endSessions(db, { accountId, endedBy: 'other_session', except: id }),
    listSignIns: (asked) => listSignIns(db, asked),
    reportSignIn: (report) => reportSignIn(database, report),
    listConsents: (accountId) => listConsents(db, accountId),
    withdrawConsent: (consent) => withdrawConsent(database, consent),
    giveConsent: (consent) => giveConsent(database, consent),
  };
}
