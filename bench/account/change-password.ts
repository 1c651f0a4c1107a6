import { beginChange } from '../methods/begin.ts';
import type { Prepare } from '../methods/registration.ts';
import { signedIn } from './signed-in.ts';

const password = 'Mật-khẩu-khác-2026!';

/** Another password, by whoever has just signed in. */
export const changePassword: Prepare = async (tools) => {
  const token = await signedIn(tools);
  return async () => {
    const begun = await beginChange(tools, 'password', token, {});
    return begun.end('password', { password, repeated: password });
  };
};
