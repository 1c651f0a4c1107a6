import { codeIn, readNotice } from '../read-notice.ts';
import { say } from '../say.ts';
import { takeBack } from '../take-back.ts';
import { ended, startFlow, type Tools } from '../walk.ts';

/** Asks for the closing, which ends all sessions, and takes it back by the code of the notice. */
export async function closeAndTakeBack(
  tools: Tools,
  contacts: { phone: string; email: string },
): Promise<void> {
  const change = { kind: 'change', method: 'closure' } as const;
  const meaning = 'the account will be closed in 14 days; its sessions have ended';
  const { opened } = await startFlow(tools, change, {}, meaning);
  const session = await tools.client.session();
  if (session.ok) throw new Error('The session goes on.');
  say(`\nGET /v1/session\n  ${session.status} ${session.problem.code}`);
  const code = codeIn(await readNotice(tools, 'closing', contacts));
  await takeBack(tools, code);
  const { status } = await ended(opened);
  say(`\nGET /v1/flows/${opened.id}\n  ${status}: the account is as before`);
  await readNotice(tools, 'closing_taken_back', contacts);
}
