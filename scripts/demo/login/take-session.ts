import type { FlowView } from '../../../client/contract.ts';
import { say } from '../say.ts';
import type { Tools } from '../walk.ts';

/** Says which session a login has opened or raised; answers the tools with a client of it. */
export function takeSession(
  tools: Tools,
  { status, result, problem }: FlowView,
  what = 'Signed in',
): Tools {
  if (!result || !('session' in result)) throw new Error(problem?.code ?? `ended as ${status}`);
  const { session } = result;
  say(`\n${what}: session ${session.id} at level ${session.level}`);
  say(`  until ${session.expiresAt}, or ${session.idleUntil} where nobody uses it`);
  return { ...tools, client: tools.client.withTokens(session) };
}
