import type { StartFlow } from '../engine/flow-settings.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { decide } from './decide.ts';
import { hear } from './hear.ts';
import { provePhone } from './prove-phone.ts';
import { told } from './told.ts';

/**
 * The complaint that somebody else has registered one's number (guide 1.1, Chú ý). It needs no account: a
 * phone that answers, a statement and evidence; the other party is heard, then two members of staff decide.
 */
export async function disputeIdentity(input: StartFlow): Promise<FlowOutcome> {
  return runFlow({ kind: 'dispute', method: 'identity' }, input, async (flow) => {
    const about = await told(flow, 'what_happened', 'dispute.begun');
    const { documentNumber: document, fullName } = await told(
      flow,
      'disputed_number',
      'dispute.told',
    );
    const { wish } = about;
    const phone = await provePhone(flow, { document, fullName, wish });
    const { statement } = await told(flow, 'statement', 'otp.verified');
    const { evidence, heard } = await hear(flow, { document, fullName });
    const complaint = { ...about, document, fullName, phone, statement, evidence };
    await decide(flow, complaint, heard);
  });
}
