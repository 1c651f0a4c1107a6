import { sql } from 'kysely';
import { createClient } from '../../client/create-client.ts';
import { rows } from '../../src/db/database.ts';
import { aCitizen } from '../support/citizens.ts';
import { changesBy } from '../support/changes.ts';
import { logins, sessionOf } from '../support/login.ts';
import { type FlowView, flowOf } from '../support/portal.ts';
import { withToken } from '../support/registration.ts';
import type { Actor } from './actor.ts';
import type { Outside } from './drill-system.ts';

const newPassword = 'Mật-khẩu-mới-2027!';

/** Throws while a session from before a restore lets anybody in. */
async function requireOver(system: Outside, token: string): Promise<string> {
  if (await changesBy(system, token).isLive()) throw new Error('a session outlived the restore');
  return 'session over';
}

async function endSession(system: Outside, token: string): Promise<void> {
  const client = createClient({ url: '', fetch: system.portal.send, tries: 1 });
  await client.withTokens({ token }).signOut();
}

/** The code of `known` messages and one, since the simulated phone keeps them all. */
async function signIn(system: Outside, who: { documentNumber: string; phone: string }) {
  const { token = '' } = await logins(system).signedIn(who);
  return token;
}

function atLogin(): Actor {
  const citizen = aCitizen();
  const seen: { flow?: FlowView; token?: string } = {};
  return {
    name: 'login, at OTP → session',
    flow: () => seen.flow,
    before: async (system) => {
      await logins(system).registered(citizen);
      seen.flow = (await logins(system).atOtp(citizen)).flow;
    },
    after: async (system) => {
      const code = await system.simulators.code(citizen.phone);
      const flow = seen.flow ?? failed();
      const done = flowOf(await system.portal.step(flow, 'otp', { code }));
      seen.token = sessionOf(withToken(flow, done)).token ?? '';
    },
    goesOn: async (system) => {
      const over = await requireOver(system, seen.token ?? '');
      const flow = seen.flow ?? failed();
      const code = await system.simulators.code(citizen.phone);
      const answer = await system.portal.step(flow, 'otp', { code });
      const met = answer.ok ? answer.flow.status : answer.problem.code;
      await signIn(system, citizen);
      return `${over}; old code: ${met}; signed in anew`;
    },
  };
}

function signedOut(): Actor {
  const citizen = aCitizen();
  let token = '';
  return {
    name: 'session → signed out',
    flow: () => undefined,
    before: async (system) => {
      await logins(system).registered(citizen);
      token = await signIn(system, citizen);
    },
    after: (system) => endSession(system, token),
    goesOn: async (system) => requireOver(system, token),
  };
}

/** A change of the phone, or of the password, which is under way at the moment T. */
function changing(): Actor[] {
  return [changingPhone(), changingPassword()];
}

function changingPhone(): Actor {
  const citizen = aCitizen();
  const { phone } = aCitizen();
  const seen: { flow?: FlowView; token: string; accountId: string } = { token: '', accountId: '' };
  return {
    name: 'change of phone, at its first code → changed',
    flow: () => seen.flow,
    before: async (system) => {
      await system.simulators.addPerson({ ...citizen, phone });
      seen.accountId = (await logins(system).registered(citizen)).accountId;
      seen.token = await signIn(system, citizen);
      seen.flow = await changesBy(system, seen.token).started('phone', { phone });
    },
    after: async (system) => {
      await typeCodes(system, seen.flow ?? failed(), citizen.phone, phone);
    },
    goesOn: async (system, name) => {
      const over = await requireOver(system, seen.token);
      if (name === 'temporalAhead') return `${over}; ${await requireLocked(system, seen)}`;
      const flow = seen.flow ?? failed();
      const step = flowOf(await system.portal.read(flow)).step?.name;
      const met = step ? await tryCode(system, flow, step, citizen.phone) : 'ended';
      const now = flowOf(await system.portal.read(flow));
      const holder = await signIn(system, citizen).then(
        () => 'old phone',
        () => 'new phone',
      );
      return `${over}; ${met}, ${now.status}; signs in by the ${holder}`;
    },
  };
}

/** Throws where somebody could still come in by what was changed after T. */
async function requireLocked({ database }: Outside, { accountId }: { accountId: string }) {
  const [account] = await rows(
    database.db,
    sql<{ because: string | null }>`
      select locked_because as because from account where id = ${accountId}`,
  );
  if (account?.because !== 'staff') throw new Error('an account is open by what was changed');
  return 'locked';
}

async function typeCodes(system: Outside, flow: FlowView, from: string, to: string) {
  const { portal, simulators } = system;
  flowOf(await portal.step(flow, 'current_otp', { code: await simulators.code(from) }));
  flowOf(await portal.step(flow, 'otp', { code: await simulators.code(to) }));
}

async function tryCode(
  { portal, simulators }: Outside,
  flow: FlowView,
  step: string,
  phone: string,
) {
  const name = step === 'otp' ? 'otp' : 'current_otp';
  const answer = await portal.step(flow, name, { code: await simulators.code(phone) });
  return answer.ok ? answer.flow.status : answer.problem.code;
}

function changingPassword(): Actor {
  const citizen = aCitizen();
  const seen: { flow?: FlowView; token: string; accountId: string } = { token: '', accountId: '' };
  return {
    name: 'change of password, open → changed',
    flow: () => seen.flow,
    before: async (system) => {
      seen.accountId = (await logins(system).registered(citizen)).accountId;
      seen.token = await signIn(system, citizen);
      seen.flow = await changesBy(system, seen.token).started('password', {});
    },
    after: async (system) => {
      const typed = { password: newPassword, repeated: newPassword };
      flowOf(await system.portal.step(seen.flow ?? failed(), 'password', typed));
    },
    goesOn: async (system, name) => {
      const over = await requireOver(system, seen.token);
      if (name === 'temporalAhead') return `${over}; ${await requireLocked(system, seen)}`;
      const { documentNumber: username } = citizen;
      const old = await system.portal.login('password', {
        username,
        password: 'Mật-khẩu-2026!',
        delivery: 'token',
      });
      const holds = old.ok ? 'the old password holds' : 'the new password holds';
      return `${over}; ${holds}`;
    },
  };
}

function failed(): never {
  throw new Error('nothing was begun');
}

/** Those who have an account. */
export function accountHolders(): Actor[] {
  return [atLogin(), signedOut(), ...changing()];
}
