import { passwordAccount } from '../logins/with-password.ts';
import type { Tools } from '../methods/registration.ts';

/** Somebody new who signs in by password and OTP; answers with the session's token. */
export async function signedIn(tools: Tools): Promise<string> {
  const toOtp = await passwordAccount(tools);
  const { begun, code } = await toOtp();
  const { result } = await begun.step('otp', { code });
  const token = result && 'session' in result ? result.session.token : undefined;
  if (token === undefined) throw new Error('the login has handed no session over');
  return token;
}
