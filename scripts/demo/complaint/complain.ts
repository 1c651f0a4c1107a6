import { aPdf, aPng } from '../../../test/support/files.ts';
import { registerByOtp } from '../by-otp.ts';
import { makeUpCitizen } from '../made-up-citizen.ts';
import { readCode } from '../read-code.ts';
import { codeIn, readNotice } from '../read-notice.ts';
import { chapter, say } from '../say.ts';
import { startFlow, submit, type Tools } from '../walk.ts';
import { object } from './object.ts';
import { sendEvidence } from './send-evidence.ts';

const statement =
  'Tôi chưa bao giờ đăng ký tài khoản này. Tôi chỉ biết khi đi làm thủ tục tại phường.';

/** Guide 1.1, "khiếu nại": somebody else has registered one's number; up to where staff decide. */
export async function complain(tools: Tools): Promise<void> {
  const { citizen: holder } = await registerByOtp('mobile_subscriber', tools);
  const { documentNumber } = holder;
  const { fullName, phone } = makeUpCitizen();

  chapter(`Khiếu nại: ${fullName} says that ${documentNumber} is theirs; it needs no account`);
  const dispute = { kind: 'dispute', method: 'identity' } as const;
  const body = { reason: 'never_registered', wish: 'free' } as const;
  const { flow, opened } = await startFlow(tools, dispute, body, 'the number is to be free');
  const nothingTold = 'whether an account holds it is not told';
  await submit(opened, 'disputed_number', { documentNumber, fullName }, nothingTold);
  await submit(opened, 'phone', { phone }, 'a code is sent there');
  const code = await readCode(tools, phone, flow);
  await submit(opened, 'otp', { code }, 'the phone answers');
  await submit(opened, 'statement', { statement }, 'the statement is kept, sealed');
  await sendEvidence(tools, opened, { type: 'application/pdf', content: aPdf() });
  await sendEvidence(tools, opened, { type: 'image/png', content: aPng({ width: 64 }) });
  const { step } = await submit(opened, 'evidence', {}, 'the other party is heard first');
  say(`  until ${step?.until ?? '?'}, after 5 working days`);

  chapter('The other party is told, and objects');
  const notice = await readNotice(tools, 'dispute_hearing', { phone: holder.phone });
  await object(tools, codeIn(notice));
  sayWhatStaffDo(flow.reference);
}

function sayWhatStaffDo(reference: string): void {
  chapter('Once the hearing is over, staff decide: two of them, of the very same claim');
  say(
    `  at /staff/khieu-nai, where ${reference} stands: support staff (hotro1) read both sides and the files,`,
  );
  say('  and record what they have seen; a supervisor (kiemsoat1) approves, or rejects.');
  say('  Approved, the number is free, and the account that held it is told and closed.');
}
