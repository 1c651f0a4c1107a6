import { uuid4 } from '@temporalio/workflow';
import type { CertificateIdentity } from '../../certificates/verdict.ts';
import type { SubjectType } from '../../domain/flows/flows.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { SimPromptPurpose } from '../../domain/proofs/sim-prompt.ts';
import type { Flow } from '../engine/flow.ts';
import { FinalRefusal } from '../engine/run-flow.ts';
import { awaitSimSignature } from './sim-answer.ts';
import { orderSimPrompt } from './sim-order.ts';
import { takeLetter } from '../steps/take-letter.ts';

/** Whose SIM is to sign, and what for. */
type SimSigner = {
  purpose: SimPromptPurpose;
  phone: string;
  subjectType: SubjectType;
  /** The certificates that its signature may be by. */
  certificates: string[];
};

/**
 * What the citizen can put right: by answering otherwise, by switching the phone on, by having the
 * provider unblock the PIN. The SIM's certificate stays what it is.
 */
const worthAnotherPrompt: readonly ProblemCode[] = [
  'SimCancelled',
  'SimTimedOut',
  'SimPinBlocked',
  'SimCardBlocked',
  'SimPhoneOff',
  'SimBusy',
  'SimOrderRefused',
  'SimPromptTooSoon',
  'SimPromptLimit',
  'SimSignatureInvalid',
];

const step = 'sim_signature';

/**
 * Has the citizen sign on the phone (guide 1.3, Bước 4), and answers with whom the SIM's certificate
 * names. Without a signature another prompt may be asked for, after a pause.
 */
export async function signWithSim(flow: Flow, signer: SimSigner): Promise<CertificateIdentity> {
  for (;;) {
    const attempt = await signOnce(flow, signer);
    if ('identity' in attempt) return attempt.identity;
    const { refusal } = attempt;
    if (!worthAnotherPrompt.includes(refusal.code)) throw new FinalRefusal({ code: refusal.code });
    await flow.refuseAt(step, refusal, { actions: ['resendPrompt', 'cancel'] });
    await takeLetter(flow, 'resendPrompt');
  }
}

async function signOnce(
  flow: Flow,
  { certificates, subjectType, ...asked }: SimSigner,
): Promise<{ identity: CertificateIdentity } | { refusal: Refusal }> {
  const apTransId = `_${uuid4()}`;
  const request = { ...asked, flowId: flow.record.id, apTransId, code: fourDigits() };
  const order = await orderSimPrompt(flow, request);
  if (!order.ordered) return order;
  const { transactionId } = order;
  const outcome = await awaitSimSignature(flow, { request, transactionId });
  if (!('signature' in outcome)) return outcome;
  const { signature } = outcome;
  const verdict = await flow.askOutside(
    { waitingFor: 'ca', code: 'RevocationUnavailable', at: step },
    (activities) =>
      activities.verifySimSignature({ request, signature, subjectType, certificates }),
  );
  return verdict.ok ? { identity: verdict.identity } : { refusal: { code: verdict.code } };
}

/** No secret: it tells the citizen's own prompt from somebody else's. */
function fourDigits(): string {
  return String(Number.parseInt(uuid4().slice(0, 8), 16) % 10_000).padStart(4, '0');
}
