import { orThrow } from '../../../client/or-throw.ts';
import { say } from '../say.ts';
import type { Tools } from '../walk.ts';

/** Reads the session that a login has brought, signs out, and finds it ended. */
export async function useSession({ client }: Pick<Tools, 'client'>): Promise<void> {
  const { status, session } = orThrow(await client.session());
  const proven = Object.entries(session.provenAt).map(([level, at]) => `level ${level} at ${at}`);
  say(`\nGET /v1/session\n  ${status}, by ${session.method}, level ${session.level}`);
  say(`  proven: ${proven.join(', ')}`);
  const out = orThrow(await client.signOut());
  say(`\nDELETE /v1/session\n  ${out.status}, signed out`);
  const after = await client.session();
  if (after.ok) throw new Error('The session goes on.');
  say(`\nGET /v1/session\n  ${after.status} ${after.problem.code}`);
}
