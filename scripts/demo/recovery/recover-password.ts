import type { MadeUpCitizen } from '../made-up-citizen.ts';
import { makeUpPassword } from '../make-up-password.ts';
import { readCode } from '../read-code.ts';
import { readNotice } from '../read-notice.ts';
import { startFlow, submit, type Tools } from '../walk.ts';

/** A forgotten password; the answer to the start is the same for a name that nobody has. */
export async function recoverPassword(
  tools: Tools,
  { documentNumber: username, phone }: Pick<MadeUpCitizen, 'documentNumber' | 'phone'>,
): Promise<void> {
  const recovery = { kind: 'recovery', method: 'password' } as const;
  const meaning = 'this is answered to every name, also to one that nobody has';
  const { flow, opened } = await startFlow(tools, recovery, { username }, meaning);
  const code = await readCode(tools, phone, flow);
  await submit(opened, 'otp', { code }, `the code ${code} is right`);
  const password = makeUpPassword();
  const typed = { password, repeated: password };
  await submit(opened, 'password', typed, `it is ${password} now, and all sessions have ended`);
  await readNotice(tools, 'password_reset', { phone });
}
