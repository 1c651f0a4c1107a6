import { isClosing, takeClosingBack } from '../../../src/db/accounts/closing.ts';
import { lockInactive } from '../../../src/db/accounts/inactive-accounts.ts';
import { listMethods } from '../../../src/db/accounts/list-methods.ts';
import { noteExport } from '../../../src/db/accounts/note-export.ts';
import { readOwnData } from '../../../src/db/accounts/own-data/read-own-data.ts';
import { readIdentity } from '../../../src/db/accounts/read-identity.ts';
import { listConsents } from '../../../src/db/consents/list-consents.ts';
import type { Database } from '../../../src/db/database.ts';
import { endOwnSession } from '../../../src/db/sessions/end-own-session.ts';
import { endSessions } from '../../../src/db/sessions/end-sessions.ts';
import { listSessions } from '../../../src/db/sessions/list-sessions.ts';
import { listSignIns } from '../../../src/db/sessions/list-sign-ins.ts';
import { aClosing } from '../../support/closings.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { insertTestSession, insertTestSignIn } from '../../support/session-rows.ts';

/** What the lists of an account have our database do. */
export async function readLists(database: Database): Promise<void> {
  const { db } = database;
  const one = await insertTestSession(db);
  const { id, accountId } = one;
  await insertTestSignIn(db, { ...one, lookup: keys.lookup('not-me', id) });
  const asked = { accountId, after: { at: new Date().toISOString(), id }, limit: 50 };
  await readIdentity(db, keys, accountId);
  await listMethods(db, keys, accountId);
  await listSessions(db, { ...asked, ended: false });
  await listSessions(db, { ...asked, ended: true });
  await listSignIns(db, asked);
  await listConsents(db, accountId);
  await endOwnSession(db, { accountId, id, endedBy: 'other_session' });
  await endSessions(db, { accountId, endedBy: 'other_session' });
}

/** What an account has our database do that is taken out, closed, or not used. */
export async function endAccount(database: Database): Promise<void> {
  const session = await insertTestSession(database.db);
  const { accountId } = session;
  await noteExport(database.db, accountId, {
    key: keys.lookup('throttle', 'export'),
    limit: 1_000,
    windowSeconds: 60,
  });
  await readOwnData(database, keys, accountId);
  const closing = aClosing(database, session);
  await closing.begin();
  await isClosing(database.db, closing);
  await closing.close();
  await takeClosingBack(database, closing);
  const today = new Date().toISOString();
  await lockInactive(database.db, { today, after: null, atOnce: 10 });
}
