import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { createClient } from '../../client/create-client.ts';
import type { StartBody } from '../../client/contract.ts';
import { addAuthenticatorApp } from '../../src/db/accounts/authenticator-apps.ts';
import type { Change } from '../../src/domain/flows/flows.ts';
import { methodIds } from './changes.ts';
import { logins } from './login.ts';
import type { Answer, FlowView } from './portal.ts';
import { readAppUri } from './read-app-uri.ts';
import { stepOf } from './registration.ts';
import type { System } from './system.ts';

/** One request, the very same however often it is sent. */
export type Send = () => Promise<Answer>;

/**
 * Somebody's change of their account: its requests, one after the other; a proof is typed, or given
 * elsewhere, before it is sent.
 */
export type ChangeWay = {
  change: Change;
  accountId: string;
  start: Send;
  proofs: ((flow: FlowView) => Promise<Send>)[];
  /** What all contacts are told, in order: `kind by channel`. */
  told: string[];
};

/** Somebody new for each change that is tried. */
export function changeWays(system: System): Promise<ChangeWay[]> {
  return Promise.all([ofPassword, ofRemoval, ofApp, ofRecoveryCodes].map((way) => way(system)));
}

/** Somebody who has just signed in, and the way to start a change. */
async function someone(system: System) {
  const { citizen, accountId } = await logins(system).registered();
  const { token = '' } = await logins(system).signedIn(citizen);
  const client = createClient({ url: '', fetch: system.portal.send, tries: 1 });
  const starting = <C extends Change>(change: C, body: StartBody<'change', C>): Send => {
    const key = randomUUID();
    return () => client.withTokens({ token }).start('change', change, body, { key });
  };
  return { citizen, accountId, starting };
}

async function ofPassword(system: System): Promise<ChangeWay> {
  const { accountId, starting } = await someone(system);
  const key = randomUUID();
  const password = 'Mật-khẩu-mới-2027!';
  const typed = { password, repeated: password };
  const submit = (flow: FlowView): Promise<Send> =>
    Promise.resolve(() => system.portal.step(flow, 'password', typed, { key }));
  const told = ['password_changed by sms'];
  return { change: 'password', accountId, start: starting('password', {}), proofs: [submit], told };
}

async function ofRemoval(system: System): Promise<ChangeWay> {
  const { accountId, starting } = await someone(system);
  await sql`
    insert into authentication_method (account_id, kind)
    values (${accountId}, 'usb_signature')`.execute(system.database.db);
  const { usb_signature: methodId = '' } = await methodIds(system, accountId);
  const told = ['method_removed by sms'];
  const start = starting('removal', { methodId });
  return { change: 'removal', accountId, start, proofs: [], told };
}

async function ofApp(system: System): Promise<ChangeWay> {
  const { accountId, starting } = await someone(system);
  const key = randomUUID();
  const enrol = (flow: FlowView): Promise<Send> => {
    const code = readAppUri(stepOf(flow).enrolment?.uri ?? '').shown();
    return Promise.resolve(() => system.portal.step(flow, 'app_enrolment', { code }, { key }));
  };
  const change = 'authenticator_app';
  const proofs = [enrol, keepingCodes(system)];
  return { change, accountId, start: starting(change, {}), proofs, told: ['method_added by sms'] };
}

async function ofRecoveryCodes(system: System): Promise<ChangeWay> {
  const { accountId, starting } = await someone(system);
  const app = { accountId, secret: randomBytes(20), step: 0 };
  await addAuthenticatorApp(system.database.db, system.keys, app);
  const change = 'recovery_codes';
  const proofs = [keepingCodes(system)];
  return { change, accountId, start: starting(change, {}), proofs, told: ['method_added by sms'] };
}

function keepingCodes(system: System): ChangeWay['proofs'][number] {
  const key = randomUUID();
  return (flow) => Promise.resolve(() => system.portal.step(flow, 'recovery_codes', {}, { key }));
}
