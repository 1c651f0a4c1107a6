import { randomBytes, randomUUID } from 'node:crypto';
import { timeStepOf, totpCode } from '../../src/activities/sign-in/authenticator-app.ts';
import { insertAccount } from '../../src/db/accounts/accounts.ts';
import { addAuthenticatorApp } from '../../src/db/accounts/authenticator-apps.ts';
import { signInAtPost } from '../../scripts/demo/post-browser.ts';
import { anAccount } from './accounts.ts';
import { certificatesAt } from './certificates.ts';
import { type Citizen, aCitizen } from './citizens.ts';
import { logins } from './login.ts';
import { type Answer, type FlowView, flowOf } from './portal.ts';
import { password, stepOf } from './registration.ts';
import { pin } from './sim-signature.ts';
import type { System } from './system.ts';
import { until } from './until.ts';
import { redirectOf, vietnamPost } from './vietnam-post.ts';
import { signToken } from './web-eid.ts';

/** Somebody's login by one of the ways: its two requests, each the very same one however often it is sent. */
export type LoginWay = {
  name: string;
  accountId: string;
  start: () => Promise<Answer>;
  /** Types the proof, or gives it elsewhere; answers with what sends it. */
  prove: (flow: FlowView) => Promise<() => Promise<Answer>>;
};

const delivery = 'token';

/** Somebody new for each way in, with what they sign in by. */
export function loginWays(system: System): Promise<LoginWay[]> {
  const ways = [byOtp, byApp, bySim, byUsb, byPost];
  return Promise.all(ways.map((way) => way(system)));
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
  return { name, accountId, start: () => portal.login('password', body, { key }) };
}

/** An account of somebody whom the CA and the insurer know. */
async function holder({ database, simulators, keys }: System, citizen: Citizen): Promise<string> {
  await simulators.addPerson(citizen);
  const account = anAccount(citizen.documentNumber);
  await insertAccount(database.db, keys, account);
  return account.id;
}

async function bySim(system: System): Promise<LoginWay> {
  const { portal, simulators } = system;
  const citizen = aCitizen({ sim: { pin } });
  const { phone } = citizen;
  const key = randomUUID();
  return {
    name: 'SIM signature',
    accountId: await holder(system, citizen),
    start: () => portal.login('sim_signature', { phone, delivery }, { key }),
    prove: async (flow) => {
      const { id } = await simulators.prompt(phone);
      let signing: Promise<void> | undefined;
      return async () => {
        await (signing ??= simulators.answerPrompt(phone, id, { pin }));
        return until('the login by SIM', async () => {
          const answer = await portal.read(flow);
          return flowOf(answer).status === 'completed' && answer;
        });
      };
    },
  };
}

async function byUsb(system: System): Promise<LoginWay> {
  const { portal, simulators } = system;
  const citizen = aCitizen();
  const { fullName, documentNumber } = citizen;
  const accountId = await holder(system, citizen);
  const subject = { fullName, personalUid: `CCCD:${documentNumber}` };
  const token = await certificatesAt(simulators.url).issue({ subject });
  const [startKey, key] = [randomUUID(), randomUUID()];
  return {
    name: 'USB signature',
    accountId,
    start: () => portal.login('usb_signature', { delivery }, { key: startKey }),
    prove: (flow) => {
      const { challenge } = stepOf(flow);
      if (!challenge) throw new Error('there is nothing to sign');
      const authToken = signToken({ ...token, ...challenge });
      return Promise.resolve(() => portal.step(flow, 'usb_signature', { authToken }, { key }));
    },
  };
}

async function byPost(system: System): Promise<LoginWay> {
  const { portal } = system;
  const { citizen, flow } = await vietnamPost(system).signedIn(true);
  const done = flowOf(await portal.step(flow, 'confirm', {}));
  const [startKey, key] = [randomUUID(), randomUUID()];
  return {
    name: 'Vietnam Post',
    accountId: done.result?.account?.id ?? '',
    start: () => portal.login('vietnam_post', { delivery }, { key: startKey }),
    prove: async (started) => {
      const signIn = (at: FlowView) => signInAtPost(redirectOf(at), citizen.post);
      let typed = { brought: await signIn(started), key };
      return async () => {
        const answer = await portal.step(started, 'vietnam_post', typed.brought, {
          key: typed.key,
        });
        if (answer.ok || answer.problem.code !== 'PostSignInFailed') return answer;
        // The Post redeems a code once, and its answer was lost: one signs in there again.
        const { flow } = answer.problem;
        if (flow) typed = { brought: await signIn(flow), key: randomUUID() };
        return answer;
      };
    },
  };
}
