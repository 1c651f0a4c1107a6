import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { addAuthenticatorApp } from '../../src/db/accounts/authenticator-apps.ts';
import { atFirst, type ChangeWay, type Send, someone } from './change-way.ts';
import { methodIds } from './changes.ts';
import type { FlowView } from './portal.ts';
import { provenChangeWays } from './proven-change-ways.ts';
import { readAppUri } from './read-app-uri.ts';
import { stepOf } from './registration.ts';
import type { System } from './system.ts';

/** Somebody new for a change, one of each that is tried. */
export const changesOfEachKind = [
  ...[ofPassword, ofRemoval, ofUnlock, ofApp, ofRecoveryCodes, ofClosure],
  ...provenChangeWays,
];

/** Somebody new for each change that is tried. */
export function changeWays(system: System): Promise<ChangeWay[]> {
  return Promise.all(changesOfEachKind.map((way) => way(system)));
}

async function ofPassword(system: System): Promise<ChangeWay> {
  const { starting, who } = await someone(system);
  const key = randomUUID();
  const password = 'Mật-khẩu-mới-2027!';
  const typed = { password, repeated: password };
  const submit = (flow: FlowView): Promise<Send> =>
    Promise.resolve(() => system.portal.step(flow, 'password', typed, { key }));
  return {
    change: 'password',
    ...who,
    start: starting('password', {}),
    proofs: [submit],
    told: ['password_changed by sms'],
    methods: [...atFirst, 'password (ended)'],
  };
}

/** Somebody with a method that can be removed, or unlocked. */
async function withUsb(system: System) {
  const { starting, who } = await someone(system);
  await sql`
    insert into authentication_method (account_id, kind, locked_at)
    values (${who.accountId}, 'usb_signature', now())`.execute(system.database.db);
  const { usb_signature: methodId = '' } = await methodIds(system, who.accountId);
  return { starting, who, methodId };
}

async function ofRemoval(system: System): Promise<ChangeWay> {
  const { starting, who, methodId } = await withUsb(system);
  return {
    change: 'removal',
    ...who,
    start: starting('removal', { methodId }),
    proofs: [],
    told: ['method_removed by sms'],
    methods: [...atFirst, 'usb_signature (ended)'],
  };
}

async function ofUnlock(system: System): Promise<ChangeWay> {
  const { starting, who, methodId } = await withUsb(system);
  return {
    change: 'unlock',
    ...who,
    start: starting('unlock', { methodId }),
    proofs: [],
    told: ['method_unlocked by sms'],
    methods: [...atFirst, 'usb_signature'],
  };
}

async function ofApp(system: System): Promise<ChangeWay> {
  const { starting, who } = await someone(system);
  const enrol = (flow: FlowView): Promise<Send> => {
    const code = readAppUri(stepOf(flow).enrolment?.uri ?? '').shown();
    const key = randomUUID(); // another code is another message
    return Promise.resolve(() => system.portal.step(flow, 'app_enrolment', { code }, { key }));
  };
  return {
    change: 'authenticator_app',
    ...who,
    start: starting('authenticator_app', {}),
    proofs: [enrol, keepingCodes(system)],
    told: ['method_added by sms'],
    methods: ['authenticator_app', ...atFirst, 'recovery_codes'],
  };
}

async function ofRecoveryCodes(system: System): Promise<ChangeWay> {
  const { starting, who } = await someone(system);
  const app = { accountId: who.accountId, secret: randomBytes(20), step: 0 };
  await addAuthenticatorApp(system.database.db, system.keys, app);
  return {
    change: 'recovery_codes',
    ...who,
    start: starting('recovery_codes', {}),
    proofs: [keepingCodes(system)],
    told: ['method_added by sms'],
    methods: ['authenticator_app', ...atFirst, 'recovery_codes'],
  };
}

function keepingCodes(system: System): ChangeWay['proofs'][number] {
  const key = randomUUID();
  return (flow) => Promise.resolve(() => system.portal.step(flow, 'recovery_codes', {}, { key }));
}

async function ofClosure(system: System): Promise<ChangeWay> {
  const { starting, who } = await someone(system);
  const takeBack = (flow: FlowView): Promise<Send> =>
    Promise.resolve(async () => {
      const { status } = await system.portal.cancel(flow);
      if (status !== 204) throw new Error(`cancelled: ${String(status)}`);
      return system.portal.read(flow);
    });
  return {
    change: 'closure',
    ...who,
    start: starting('closure', {}),
    proofs: [takeBack],
    end: 'cancelled',
    told: ['closing by sms', 'closing_taken_back by sms'],
    methods: atFirst,
  };
}
