import type { MadeUpCitizen } from '../made-up-citizen.ts';
import { readCode } from '../read-code.ts';
import { beginLogin, submit, type Tools } from '../walk.ts';
import { takeSession } from './take-session.ts';

/** Signs somebody in by password and the code of an SMS; answers the tools with a client of the session. */
export async function signInByCode(
  tools: Tools,
  { documentNumber: username, phone }: Pick<MadeUpCitizen, 'documentNumber' | 'phone'>,
  password: string,
): Promise<Tools> {
  const body = { username, password };
  const meaning = 'user name and password are right';
  const { flow, opened } = await beginLogin(tools, 'password', body, meaning);
  const code = await readCode(tools, phone, flow);
  return takeSession(tools, await submit(opened, 'otp', { code }, 'the code is right'));
}
