import { type Citizen, aCitizen, detailsOf } from './citizens.ts';
import { type FlowView, flowOf } from './portal.ts';
import type { System } from './system.ts';

export const password = 'Mật-khẩu-2026!';

/** The ways of a citizen through registration by mobile subscription, as tests begin with them. */
export function registration(system: Pick<System, 'portal' | 'simulators' | 'consentVersion'>) {
  /** A citizen whom the carrier knows, with the body of the start. */
  const known = async (details: Partial<Citizen> = {}) => {
    const citizen = aCitizen(details);
    await system.simulators.addPerson(citizen);
    return { citizen, body: detailsOf(citizen, system.consentVersion) };
  };
  const atOtp = async (details?: Partial<Citizen>) => {
    const { citizen, body } = await known(details);
    const flow = flowOf(await system.portal.start(body));
    return { citizen, body, flow, code: await system.simulators.code(citizen.phone) };
  };
  const atPassword = async (details?: Partial<Citizen>) => {
    const before = await atOtp(details);
    const answer = await system.portal.step(before.flow, 'otp', { code: before.code });
    return { ...before, flow: withToken(before.flow, flowOf(answer)) };
  };
  return { known, atOtp, atPassword };
}

/** The token comes with the start alone; later answers are read with it. */
export function withToken({ token }: FlowView, flow: FlowView): FlowView {
  return token === undefined ? flow : { ...flow, token };
}

/** The open step of a flow; throws when it has ended. */
export function stepOf(flow: FlowView) {
  if (!flow.step) throw new Error(`flow ${flow.reference} has ended: ${flow.status}`);
  return flow.step;
}
