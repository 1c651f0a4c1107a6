import type { CertificateIdentity } from '../../certificates/verdict.ts';
import { uuid4 } from '@temporalio/workflow';
import type { SimOutcome } from '../../activities/signatures/sim-activities.ts';
import type { SubjectType } from '../../domain/flows/levels.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { Purpose } from '../../domain/proofs/proof-name.ts';
import type { SimRequest } from '../../domain/proofs/sim-request.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { Flow } from '../engine/flow.ts';
import type { Opening, Outcome } from '../engine/opening.ts';
import { type Signer, recogniseHolder } from './holder.ts';
import { type Judge, type Signed, judgeSignature } from './judge-signature.ts';
import { showSimPrompt } from './sim-prompt.ts';
import { waitOut } from './wait-out.ts';

/** Whose SIM is to sign (null: a citizen's or an enterprise's), and by which certificates its signature may be. */
type SimHolder = { phone: string; subjectType: SubjectType | null; certificates: string[] };

/**
 * What the citizen can put right: by answering otherwise, by switching the phone on, by having the
 * provider unblock the PIN, by proving anew who they are. The SIM's certificate stays what it is.
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
  'FreshProofRequired',
];

const step = 'sim_signature';

/**
 * Has the citizen sign on the phone (guide 1.3, Bước 4), and answers with whom the SIM's certificate
 * names. A CA that does not say whether the certificate is revoked is asked for so many times; then
 * staff are.
 */
export async function proveBySim(flow: Flow, purpose: Purpose, holder: SimHolder): Promise<Signer> {
  const proof = { flowId: flow.record.id, step, purpose } as const;
  const { phone } = holder;
  const recognise = (identity: CertificateIdentity): Promise<Signer> =>
    recogniseHolder(flow, proof, identity, { phone });
  const signed = await signBySim<Signed>(flow, purpose, holder, (ways) =>
    judgeSignature(flow, step, ways, recognise),
  );
  return 'signer' in signed ? signed.signer : recognise(signed.identity);
}

/**
 * Has the citizen sign on the phone, until a signature counts. Without one another prompt may be asked
 * for, after a pause.
 */
export async function signBySim<T>(
  flow: Flow,
  purpose: Purpose,
  { phone, subjectType, certificates }: SimHolder,
  judgeBy: Judge<typeof step, T>,
): Promise<T> {
  const proof = { flowId: flow.record.id, step, purpose } as const;
  const prompt = (): Promise<Outcome<typeof step, T>> => {
    const request = { ...proof, phone, apTransId: `_${uuid4()}`, code: fourDigits() };
    return showSimPrompt<T>(flow, request, (outcome) => judge(request, outcome));
  };
  const judge = async (
    request: SimRequest,
    outcome: SimOutcome,
  ): Promise<Outcome<typeof step, T>> => {
    if ('refusal' in outcome) return refuse(outcome.refusal);
    const { signature } = outcome;
    const signed = { request, signature, subjectType, certificates };
    return judgeBy({
      show: (review) => ({ review }),
      verify: (isStatusAsked) => (activities) =>
        activities.verifySimSignature({ ...signed, isStatusAsked }),
      refuse: (code) => refuse({ code }),
      resendPrompt: prompt,
    });
  };
  const refuse = (problem: Refusal) => refused(flow, problem, prompt);
  return flow.step(step, prompt);
}

/** Offers another prompt where it can help, at once or when it is time; else ends the flow. */
function refused<T>(
  flow: Flow,
  problem: Refusal,
  prompt: () => Promise<Outcome<typeof step, T>>,
): Opening<typeof step, T> {
  const { code, retryAt } = problem;
  const on = { resendPrompt: prompt };
  if (code === 'MessagesAtNight' && retryAt !== undefined) {
    const summary = 'The morning, when the prompt may be shown';
    const wake = { at: () => Date.parse(retryAt), run: prompt, summary };
    return { problem, isAccepted: true, event: 'sim.held', on, wake };
  }
  if (!worthAnotherPrompt.includes(code)) throw new FinalRefusal({ code });
  if (code !== 'SimPromptLimit') return { problem, on };
  return waitOut(flow, problem, { again: () => ({ event: 'sim.limit_over', on }) });
}

/** No secret: it tells the citizen's own prompt from somebody else's. */
function fourDigits(): string {
  return String(Number.parseInt(uuid4().slice(0, 8), 16) % 10_000).padStart(4, '0');
}
