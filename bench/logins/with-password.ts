import { password } from '../load/accounts.ts';
import { type Begun, beginLogin } from '../methods/begin.ts';
import { handsetOf } from '../methods/handset.ts';
import type { Prepare, Tools } from '../methods/registration.ts';

/** 2.1: user name and password, then the code of an SMS; each login is another citizen's. */
export const withPassword: Prepare = async (tools) => {
  const toOtp = await passwordAccount(tools);
  return async () => {
    const { begun, code } = await toOtp();
    return begun.end('otp', { code });
  };
};

/** A citizen who has an account; answers with the way to the second factor of a login. */
export async function passwordAccount(
  tools: Tools,
): Promise<() => Promise<{ begun: Begun; code: string }>> {
  const citizen = tools.citizens.makeUp();
  const { documentNumber: username, phone } = citizen;
  const { deviceToken } = await tools.accounts.insert(citizen, [
    await tools.accounts.password(),
    { kind: 'otp_phone', phone: `+84${phone.slice(1)}` },
  ]);
  return async () => {
    const begun = await beginLogin(tools, 'password', deviceToken, { username, password });
    return { begun, code: await handsetOf(tools, phone).code() };
  };
}
