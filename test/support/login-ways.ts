import { randomBytes, randomUUID } from 'node:crypto';
import { timeStepOf, totpCode } from '../../src/activities/sign-in/authenticator-app.ts';
import { insertAccount } from '../../src/db/accounts/accounts.ts';
import { addAuthenticatorApp } from '../../src/db/accounts/authenticator-apps.ts';
import type { LoginMethod } from '../../src/domain/flows/flows.ts';
import { anAccount } from './accounts.ts';
import { certificatesAt } from './certificates.ts';
import { type Citizen, aCitizen } from './citizens.ts';
import { logins } from './login.ts';
import { type Answer, type FlowView, flowOf } from './portal.ts';
import { signingByUsb, signingInAtPost, signingInSim } from './proofs.ts';
import { password } from './registration.ts';
import { pin } from './sim-signature.ts';
import type { System } from './system.ts';
import { vietnamPost } from './vietnam-post.ts';

/** Somebody's login by one of the ways: its two requests, each the very same one however often it is sent. */
export type LoginWay = {
  name: string;
  method: LoginMethod;
  accountId: string;
  /** Where codes and notices come to, where nobody else's do. */
  phone?: string;
  start: () => Promise<Answer>;
  /** Types the proof, or gives it elsewhere; answers with what sends it. */
  prove: (flow: FlowView) => Promise<() => Promise<Answer>>;
};

const delivery = 'token';

/** Somebody new for a way in, with what they sign in by. */
export const loginsOfEachKind = [byOtp, byApp, bySim, byUsb, byPost];

/** Somebody new for each way in. */
export function loginWays(system: System): Promise<LoginWay[]> {
  return Promise.all(loginsOfEachKind.map((way) => way(system)));
}

async function byOtp(system: System): Promise<LoginWay> {
  const { citizen, accountId } = await logins(system).registered();
  return {
    ...byPassword(system, 'password and OTP', { citizen, accountId }),
    prove: async (flow) => {
      const typed = { code: await system.simulators.code(citizen.phone, 2) };
      const key = randomUUID();
      return () => system.portal.step(flow, 'otp', typed, { key });
    },
  };
}

async function byApp(system: System): Promise<LoginWay> {
  const { citizen, accountId } = await logins(system).registered();
  const [secret, step] = [randomBytes(20), timeStepOf(new Date()) - 5];
  await addAuthenticatorApp(system.database.db, system.keys, { accountId, secret, step });
  return {
    ...byPassword(system, 'password and authenticator app', { citizen, accountId }),
    prove: (flow) => {
      const code = totpCode(secret, timeStepOf(new Date()));
      const key = randomUUID();
      return Promise.resolve(() =>
        system.portal.step(flow, 'authenticator_app', { code }, { key }),
      );
    },
  };
}

function byPassword(
  { portal }: System,
  name: string,
  { citizen, accountId }: { citizen: Citizen; accountId: string },
) {
  const key = randomUUID();
  const body = { username: citizen.documentNumber, password, delivery } as const;
  const method = 'password' as const;
  const { phone } = citizen;
  return { name, method, accountId, phone, start: () => portal.login(method, body, { key }) };
}

/** An account of somebody whom the CA and the insurer know. */
async function holder({ database, simulators, keys }: System, citizen: Citizen): Promise<string> {
  await simulators.addPerson(citizen);
  const account = anAccount(citizen.documentNumber);
  await insertAccount(database.db, keys, account);
  return account.id;
}

async function bySim(system: System): Promise<LoginWay> {
  const { portal } = system;
  const citizen = aCitizen({ sim: { pin } });
  const { phone } = citizen;
  const key = randomUUID();
  return {
    name: 'SIM signature',
    method: 'sim_signature',
    accountId: await holder(system, citizen),
    start: () => portal.login('sim_signature', { phone, delivery }, { key }),
    prove: signingInSim(system, phone),
  };
}

async function byUsb(system: System): Promise<LoginWay> {
  const { portal, simulators } = system;
  const citizen = aCitizen();
  const { fullName, documentNumber } = citizen;
  const accountId = await holder(system, citizen);
  const subject = { fullName, personalUid: `CCCD:${documentNumber}` };
  const token = await certificatesAt(simulators.url).issue({ subject });
  const startKey = randomUUID();
  return {
    name: 'USB signature',
    method: 'usb_signature',
    accountId,
    start: () => portal.login('usb_signature', { delivery }, { key: startKey }),
    prove: signingByUsb(system, token),
  };
}

async function byPost(system: System): Promise<LoginWay> {
  const { portal } = system;
  const { citizen, flow } = await vietnamPost(system).signedIn(true);
  const done = flowOf(await portal.step(flow, 'confirm', {}));
  const startKey = randomUUID();
  return {
    name: 'Vietnam Post',
    method: 'vietnam_post',
    accountId: done.result?.account?.id ?? '',
    start: () => portal.login('vietnam_post', { delivery }, { key: startKey }),
    prove: signingInAtPost(system, citizen.post),
  };
}
