import { takeSession } from '../login/take-session.ts';
import { makeUpPassword } from '../make-up-password.ts';
import { readNotice } from '../read-notice.ts';
import { startFlow, submit, type Tools } from '../walk.ts';

/** Changes the password; the session goes on by another token, which the tools have then. */
export async function changePassword(
  tools: Tools,
  { phone }: { phone: string },
): Promise<{ session: Tools; password: string }> {
  const change = { kind: 'change', method: 'password' } as const;
  const { opened } = await startFlow(tools, change, {}, 'the proof of the sign-in is fresh');
  const password = makeUpPassword();
  const typed = { password, repeated: password };
  const meaning = `it is ${password} now, and all other sessions have ended`;
  const done = await submit(opened, 'password', typed, meaning);
  await readNotice(tools, 'password_changed', { phone });
  return { session: takeSession(tools, done, 'Renewed, by another token'), password };
}
