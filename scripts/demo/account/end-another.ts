import { orThrow } from '../../../client/or-throw.ts';
import { takeSession } from '../login/take-session.ts';
import { say } from '../say.ts';
import { beginLogin, submit, type Tools } from '../walk.ts';
import { showSessions } from './lists.ts';

type Credentials = {
  documentNumber: string;
  password: string;
  recoveryCode: string | undefined;
};

/** Signs in elsewhere, by a recovery code; the session from before sees that one, and ends it. */
export async function endAnother(
  tools: Tools,
  elsewhere: Tools,
  { documentNumber: username, password, recoveryCode: code = '' }: Credentials,
): Promise<void> {
  const body = { username, password };
  const { opened } = await beginLogin(elsewhere, 'password', body, 'an app is enrolled');
  const meaning = `the recovery code ${code} stands in for the app, once`;
  const signedIn = await submit(opened, 'authenticator_app', { code }, meaning);
  const other = takeSession(elsewhere, signedIn, 'Signed in elsewhere');
  const [, another] = await showSessions(tools);
  const { id = '' } = another ?? {};
  const { status } = orThrow(await tools.client.endSession(id));
  say(`\nDELETE /v1/account/sessions/${id}\n  ${status}, ended at once`);
  const after = await other.client.session();
  if (after.ok) throw new Error('The session goes on.');
  say(`\nGET /v1/session, by its token\n  ${after.status} ${after.problem.code}`);
}
