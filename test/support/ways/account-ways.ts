import { rowOf } from '../../../src/domain/flows/flows.ts';
import type { ChangeWay } from '../change-way.ts';
import { changesOfEachKind } from '../change-ways.ts';
import { type LoginWay, loginsOfEachKind } from '../login-ways.ts';
import type { System } from '../system.ts';
import type { MakeWay, Way } from './way.ts';

export const loginWays: readonly MakeWay[] = loginsOfEachKind.map(
  (make) => async (system) => ofLogin(system, await make(system)),
);

export const changeWays: readonly MakeWay[] = changesOfEachKind.map(
  (make) => async (system) => ofChange(await make(system)),
);

function ofLogin({ simulators }: System, login: LoginWay): Way {
  const { name, method, accountId, phone, start, prove } = login;
  const flow = { kind: 'login', method } as const;
  const codes = name === 'password and OTP' ? 2 : 1; // of the registration, too
  return {
    flow,
    ...(name !== 'password and OTP' && { variant: name }),
    start,
    moves: [{ prove }],
    end: 'completed',
    accountId,
    level: rowOf(flow).level,
    ...(phone !== undefined && { told: { messages: () => simulators.messages(phone), codes } }),
  };
}

function ofChange(way: ChangeWay): Way {
  const { change: method, accountId, start, proofs, messages, codes = 2, end = 'completed' } = way;
  const flow = { kind: 'change', method } as const;
  const isByCertificate = way.documents?.includes('social_insurance') === true;
  return {
    flow,
    ...(isByCertificate && { variant: 'certificate' }),
    start,
    moves: proofs.map((prove) => ({ prove })),
    end,
    accountId,
    level: rowOf(flow).level,
    told: { messages, codes },
  };
}
