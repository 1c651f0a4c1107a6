import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { addAuthenticatorApp } from '../../../src/activities/changes/add-authenticator-app.ts';
import { renewRecoveryCodes } from '../../../src/activities/changes/renew-recovery-codes.ts';
import { timeStepOf, totpCode } from '../../../src/activities/sign-in/authenticator-app.ts';
import { readAppSecret } from '../../../src/db/accounts/authenticator-apps.ts';
import { countRecoveryCodes } from '../../../src/db/accounts/recovery-codes.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import type { SavedFlow } from '../../../src/db/flows/flows.ts';
import { appSecretOf } from '../../../src/platform/enrolment.ts';
import { typedCodeMac } from '../../../src/platform/look-ups.ts';
import { aRecord } from '../../api/support/records.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { lockMethods, methodsOfKind } from '../../support/second-factors.ts';
import { insertTestSession, type TestSession } from '../../support/session-rows.ts';

const now = new Date('2026-11-27T05:00:00Z');

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 5, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

let session: TestSession;
beforeEach(async () => {
  session = await insertTestSession(database.db);
});

const acting = () => ({ id: session.id, accountId: session.accountId, atLeast: null });

/** Where a flow would go on from its first step. */
function nextOf(flowId: string, sequence = 2): SavedFlow {
  const record = aRecord(flowId, { kind: 'change', method: 'authenticator_app', sequence });
  return { record, personal: null, event: 'recovery_codes.awaited', actor: 'citizen' };
}

/** Types the code of a flow's app, of so many steps from now. */
function enrol(flowId: string, { offset = 0, at = now, of = flowId } = {}) {
  const place = { flowId, step: 'app_enrolment' } as const;
  const code = totpCode(appSecretOf(keys, of), timeStepOf(now) + offset);
  const codeMac = typedCodeMac(keys, place, code).toString('base64url');
  const deps = { database, keys, databaseNow: () => Promise.resolve(at) };
  return addAuthenticatorApp(deps, { codeMac, session: acting(), next: nextOf(flowId) });
}

const renew = (flowId: string) =>
  renewRecoveryCodes({ database, keys }, { session: acting(), next: nextOf(flowId, 3) });

const apps = () => methodsOfKind(database.db, session.accountId, 'authenticator_app');
const sets = () => methodsOfKind(database.db, session.accountId, 'recovery_codes');

describe('an enrolment', () => {
  test('that is told again has made one app, also when its code is old by then', async () => {
    const flowId = randomUUID();
    expect(await enrol(flowId)).toEqual({ outcome: 'done' });
    const late = new Date(now.getTime() + 3_600_000);
    expect(await enrol(flowId, { at: late })).toEqual({ outcome: 'done' });
    expect(await apps()).toMatchObject([{ is_live: true }]);
    expect(await readAppSecret(database.db, keys, session.accountId)).toEqual(
      appSecretOf(keys, flowId),
    );
  });

  test('by a code of another time, or of the app in use, changes nothing', async () => {
    const [old, flowId] = [randomUUID(), randomUUID()];
    await enrol(old);
    expect(await enrol(flowId, { offset: 2 })).toEqual({ outcome: 'wrong' });
    expect(await enrol(flowId, { offset: -2 })).toEqual({ outcome: 'wrong' });
    expect(await enrol(flowId, { of: old })).toEqual({ outcome: 'wrong' });
    expect(await apps()).toMatchObject([{ is_live: true }]);
    expect(await enrol(flowId)).toEqual({ outcome: 'done' });
    expect(await apps()).toMatchObject([{ is_live: false }, { is_live: true }]);
  });
});

describe('a set of recovery codes', () => {
  test('that is kept again is the one that it was', async () => {
    const flowId = randomUUID();
    await enrol(flowId);
    expect(await renew(flowId)).toEqual({ outcome: 'done' });
    expect(await renew(flowId)).toEqual({ outcome: 'done' });
    expect(await sets()).toMatchObject([{ is_live: true }]);
    expect(await countRecoveryCodes(database.db, session.accountId)).toBe(10);
  });

  test('is for an app that can be used', async () => {
    expect(await renew(randomUUID())).toEqual({ outcome: 'app_missing' });
    await enrol(randomUUID());
    await lockMethods(database.db, session.accountId);
    expect(await renew(randomUUID())).toEqual({ outcome: 'app_missing' });
    expect(await sets()).toEqual([]);
  });
});
