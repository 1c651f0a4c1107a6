import type { MadeUpCitizen } from '../made-up-citizen.ts';
import { makeUpCitizen } from '../made-up-citizen.ts';
import { readCode } from '../read-code.ts';
import { codeIn, readNotice } from '../read-notice.ts';
import { say } from '../say.ts';
import { takeBack } from '../take-back.ts';
import { arrived, ended, startFlow, submit, type Tools } from '../walk.ts';
import { decideAsStaff } from '../staff.ts';

/**
 * A recovery with a phone of another; papers, a clerk, a supervisor. It would take effect in 24 hours: here
 * the registered phone is there after all, and takes it back.
 */
export async function recoverAtCounter(tools: Tools, holder: MadeUpCitizen): Promise<void> {
  const { documentNumber: username, fullName } = holder;
  const { phone } = makeUpCitizen();
  const recovery = { kind: 'recovery', method: 'counter' } as const;
  const body = { username, fullName, phone };
  const { flow, opened } = await startFlow(
    tools,
    recovery,
    body,
    'a code is sent to the new phone',
  );
  const code = await readCode(tools, phone, flow);
  const { reference } = await submit(opened, 'otp', { code }, 'now to the counter, with papers');

  const papers = { kinds: ['citizen_id_card' as const], seenAt: 'counter' as const };
  await decideAsStaff(tools, reference, 'hotro1', { decision: 'papers', papers });
  await decideAsStaff(tools, reference, 'kiemsoat1', { decision: 'approved' });
  const { step } = await arrived(opened, (now) => now.step?.name === 'waiting_period');
  say(`\nThe flow is at ${step?.name ?? '?'} until ${step?.until ?? '?'}: 24 hours, in which`);
  say(
    '  every contact of the account can take it back. Then a password is set, and codes go to the new phone.',
  );
  const notice = await readNotice(tools, 'recovery_approved', { phone: holder.phone });
  say('\nTo wait is not for a demo: the code is used.');
  await takeBack(tools, codeIn(notice));
  const { status } = await ended(opened);
  say(`\nGET /v1/flows/${opened.id}\n  ${status}: the account is as before`);
}
