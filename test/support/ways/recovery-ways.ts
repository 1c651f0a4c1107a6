import { randomUUID } from 'node:crypto';
import { aCitizen } from '../citizens.ts';
import { logins } from '../login.ts';
import { newPassword, recoveries } from '../recoveries.ts';
import { registration } from '../registration.ts';
import type { System } from '../system.ts';
import { approving, choosingPassword, typingCode, waiting } from './moves.ts';
import type { MakeWay, Way } from './way.ts';

export const recoveryWays: readonly MakeWay[] = [ofPassword, atCounter, ofFlow];

async function ofPassword(system: System): Promise<Way> {
  const { citizen, accountId } = await logins(system).registered();
  const { documentNumber: username, phone } = citizen;
  const key = randomUUID();
  return {
    flow: { kind: 'recovery', method: 'password' },
    start: () => recoveries(system).start('password', { username }, { key }),
    moves: [typingCode(system, phone, 2), choosingPassword(system, newPassword)],
    end: 'completed',
    accountId,
    level: 2,
    told: { messages: () => system.simulators.messages(phone), codes: 2 },
  };
}

/** By papers, of somebody who has another phone by now. */
async function atCounter(system: System): Promise<Way> {
  const { citizen, accountId } = await logins(system).registered();
  const { phone } = aCitizen();
  const key = randomUUID();
  const { documentNumber: username, fullName } = citizen;
  const { messages } = system.simulators;
  return {
    flow: { kind: 'recovery', method: 'counter' },
    start: () => recoveries(system).start('counter', { username, fullName, phone }, { key }),
    moves: [
      typingCode(system, phone),
      approving(system, 'counter'),
      waiting(system),
      choosingPassword(system, newPassword),
    ],
    end: 'completed',
    accountId,
    level: 3,
    told: {
      messages: async () => [...(await messages(citizen.phone)), ...(await messages(phone))],
      codes: 2,
    },
  };
}

/** A registration that was begun on another device; it stays where it is. */
async function ofFlow(system: System): Promise<Way> {
  const { citizen, flow } = await registration(system).atOtp();
  const { reference } = flow;
  const { phone } = citizen;
  const key = randomUUID();
  return {
    flow: { kind: 'recovery', method: 'resumption' },
    start: () => recoveries(system).start('resumption', { reference }, { key }),
    moves: [typingCode(system, phone, 2)],
    end: 'completed',
    level: 1,
    told: { messages: () => system.simulators.messages(phone), codes: 2 },
  };
}
