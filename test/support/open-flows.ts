import type { ChangeWay } from './change-way.ts';
import { changeWays } from './change-ways.ts';
import { complaints } from './complaints.ts';
import { aCitizen, insuredDetailsOf } from './citizens.ts';
import { aPng } from './files.ts';
import { logins } from './login.ts';
import { type LoginWay, loginWays } from './login-ways.ts';
import { type Answer, type FlowView, flowOf, problemOf } from './portal.ts';
import { recoveries } from './recoveries.ts';
import { password, registration, withToken } from './registration.ts';
import type { System } from './system.ts';
import { until } from './until.ts';

/** A flow that is open, and the way it ends; what is sent is sent once. */
export type OpenFlow = {
  name: string;
  flow: FlowView;
  finish: () => Promise<FlowView>;
  /** Completed, unless told. */
  end?: 'cancelled';
};

/** Opens a flow of each kind, by every method of a login and every change. */
export async function openFlows(system: System): Promise<OpenFlow[]> {
  const [ways, changes] = [await loginWays(system), await changeWays(system)];
  return [
    await atOtp(system),
    ...(await Promise.all(ways.map((way) => ofLogin(way)))),
    ...(await Promise.all(changes.map((way) => ofChange(way)))),
    await ofRecovery(system),
    await ofDispute(system),
    await atInsurer(system),
  ];
}

const choose = (system: System, flow: FlowView): Promise<Answer> =>
  system.portal.step(flow, 'password', { password, repeated: password });

/** A registration whose code has come. */
export async function atOtp(system: System): Promise<OpenFlow> {
  const { flow, code, citizen } = await registration(system).atOtp();
  const finish = async () => {
    flowOf(await system.portal.step(flow, 'otp', { code }));
    const done = flowOf(await choose(system, flow));
    const codes = await system.simulators.codes(citizen.phone);
    if (codes.length !== 1) throw new Error(`${codes.length} codes came`);
    return done;
  };
  return { name: 'registration at its code', flow, finish };
}

/** A registration that the insurer keeps waiting, which the others here do not ask. */
async function atInsurer(system: System): Promise<OpenFlow> {
  const citizen = aCitizen();
  await system.simulators.addPerson(citizen);
  await system.simulators.setFault({ system: 'insurer', fault: 'down' });
  const body = insuredDetailsOf(citizen, system.consentVersion);
  const { flow } = problemOf(await system.portal.start(body, { method: 'social_insurance' }));
  if (!flow) throw new Error('the insurer was to keep it waiting');
  const finish = async () => {
    await system.simulators.clearFaults();
    const code = await system.simulators.code(citizen.phone);
    await until('the step of the code', async () => {
      const now = flowOf(await system.portal.read(flow));
      return now.step?.name === 'otp' && now.step.waitingFor === 'citizen';
    });
    flowOf(await system.portal.step(flow, 'otp', { code }));
    return flowOf(await choose(system, flow));
  };
  return { name: 'registration that waits for the insurer', flow, finish };
}

async function ofLogin({ name, start, prove }: LoginWay): Promise<OpenFlow> {
  const flow = flowOf(await start());
  const finish = async () => flowOf(await (await prove(flow))());
  return { name: `login by ${name}`, flow, finish };
}

async function ofChange({ change, start, proofs, end }: ChangeWay): Promise<OpenFlow> {
  const started = flowOf(await start());
  const finish = async () => {
    let flow = started;
    for (const prove of proofs) {
      const send = await prove(flow);
      flow = withToken(started, flowOf(await send()));
    }
    return flow;
  };
  return { name: `change of ${change}`, flow: started, finish, ...(end && { end }) };
}

async function ofRecovery(system: System): Promise<OpenFlow> {
  const { citizen } = await logins(system).registered();
  const { documentNumber: username, phone } = citizen;
  const { start, atPassword, setPassword } = recoveries(system);
  const flow = flowOf(await start('password', { username }));
  const finish = async () => flowOf(await setPassword(await atPassword(flow, phone, 2)));
  return { name: 'recovery of a password', flow, finish };
}

/** A complaint of somebody whose number an account of another holds, at its evidence. */
async function ofDispute(system: System): Promise<OpenFlow> {
  const { citizen } = await logins(system).registered();
  const { documentNumber } = citizen;
  const { atEvidence, send, decided } = complaints(system);
  const flow = await atEvidence({ ...aCitizen({ fullName: 'Trần Văn Thật' }), documentNumber });
  const finish = async () => {
    await send(flow, aPng());
    flowOf(await system.portal.step(flow, 'evidence', {}));
    return decided(flow, 'approved');
  };
  return { name: 'complaint at its evidence', flow, finish };
}
