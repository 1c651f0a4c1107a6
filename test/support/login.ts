import type { Citizen } from './citizens.ts';
import { type FlowView, flowOf } from './portal.ts';
import { password, registration, withToken } from './registration.ts';
import type { System } from './system.ts';

/** The ways of a citizen through login by user name and password, as tests begin with them. */
export function logins(system: Pick<System, 'portal' | 'simulators' | 'consentVersion'>) {
  /** A citizen who has registered by phone. */
  const registered = async (details?: Partial<Citizen>) => {
    const { citizen, flow } = await registration(system).atPassword(details);
    const done = flowOf(
      await system.portal.step(flow, 'password', { password, repeated: password }),
    );
    return { citizen, accountId: done.result?.account?.id ?? '' };
  };
  /** At the OTP of a login. */
  const atOtp = async (
    who: { documentNumber: string; phone: string },
    delivery: 'cookie' | 'token' = 'token',
  ) => {
    const { documentNumber: username, phone } = who;
    const { length } = await system.simulators.codes(phone);
    const flow = flowOf(await system.portal.login('password', { username, password, delivery }));
    return { flow, code: await system.simulators.code(phone, length + 1) };
  };
  /** The session of a login by password and OTP. */
  const signedIn = async (who: { documentNumber: string; phone: string }) => {
    const { flow, code } = await atOtp(who);
    return sessionOf(withToken(flow, flowOf(await system.portal.step(flow, 'otp', { code }))));
  };
  return { registered, atOtp, signedIn };
}

/** What a completed login has brought; throws where it has brought none. */
export function sessionOf({ result, reference }: FlowView) {
  if (!result || !('session' in result)) throw new Error(`${reference} has opened no session`);
  return result.session;
}
