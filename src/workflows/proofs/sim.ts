import { uuid4 } from '@temporalio/workflow';
import type { SimOutcome, SimVerdict } from '../../activities/signatures/sim-activities.ts';
import type { SubjectType } from '../../domain/flows/levels.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { Purpose } from '../../domain/proofs/proof-name.ts';
import type { SimRequest } from '../../domain/proofs/sim-request.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { Flow } from '../engine/flow.ts';
import { type Opening, type Outcome, stay } from '../engine/opening.ts';
import type { Work } from '../engine/perform.ts';
import { askForReview } from '../steps/review.ts';
import { type Signer, recogniseHolder } from './holder.ts';
import { type Signed, StatusQuestions, claimOf, vouchedFor } from './staff-for-status.ts';
import { showSimPrompt } from './sim-prompt.ts';
import { waitOut } from './wait-out.ts';

/** Whose SIM is to sign, and by which certificates its signature may be. */
type SimHolder = { phone: string; subjectType: SubjectType; certificates: string[] };

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
const caIsAway = { waitingFor: 'ca', code: 'RevocationUnavailable' } as const;
type SimStep = Outcome<typeof step, Signed>;

/**
 * Has the citizen sign on the phone (guide 1.3, Bước 4), and answers with whom the SIM's certificate
 * names. Without a signature another prompt may be asked for, after a pause. A CA that does not
 * say whether the certificate is revoked is asked for so many times; then staff are.
 */
export async function proveBySim(
  flow: Flow,
  purpose: Purpose,
  { phone, subjectType, certificates }: SimHolder,
): Promise<Signer> {
  const proof = { flowId: flow.record.id, step, purpose } as const;
  const prompt = (): Promise<SimStep> => {
    const request = { ...proof, phone, apTransId: `_${uuid4()}`, code: fourDigits() };
    return showSimPrompt<Signed>(flow, request, (outcome) => judge(request, outcome));
  };
  const judge = async (request: SimRequest, outcome: SimOutcome): Promise<SimStep> => {
    if ('refusal' in outcome) return refuse(outcome.refusal);
    const { signature } = outcome;
    const signed = { request, signature, subjectType, certificates };
    const askCa: Work<SimVerdict> = (activities) =>
      activities.verifySimSignature({ ...signed, isStatusAsked: true });
    const { statusTries } = flow.settings.certificates;
    const answer = await flow.askOutsideUpTo(statusTries, caIsAway, askCa);
    if (answer) return conclude(answer.done);
    const verdict = await flow.perform((activities) =>
      activities.verifySimSignature({ ...signed, isStatusAsked: false }),
    );
    if (!verdict.ok) return conclude(verdict);
    return askStaff(await recogniseHolder(flow, proof, verdict.identity, { phone }), askCa);
  };
  const askStaff = (signer: Signer, askCa: Work<SimVerdict>): Promise<SimStep> => {
    const questions = new StatusQuestions(flow);
    const lookAgain = async (): Promise<SimStep> => {
      const late = await questions.ask(askCa);
      return late ? conclude(late) : stay;
    };
    const on = { resendPrompt: prompt };
    return askForReview(flow, step, claimOf(signer), {
      show: (review) => ({ review }),
      meanwhile: { on, wake: { at: () => questions.dueAt, run: lookAgain } },
      approved: (approval) => vouchedFor(signer, approval),
      rejected: () => ({ problem: { code: 'ReviewRejected' }, on }),
    });
  };
  const conclude = (verdict: SimVerdict): SimStep =>
    verdict.ok ? { done: { identity: verdict.identity } } : refuse({ code: verdict.code });
  const refuse = (problem: Refusal): Opening<typeof step, Signed> => {
    const { code, retryAt } = problem;
    const on = { resendPrompt: prompt };
    if (code === 'MessagesAtNight' && retryAt !== undefined) {
      const wake = { at: () => Date.parse(retryAt), run: prompt };
      return { problem, isAccepted: true, event: 'sim.held', on, wake };
    }
    if (!worthAnotherPrompt.includes(code)) throw new FinalRefusal({ code });
    if (code !== 'SimPromptLimit') return { problem, on };
    return waitOut(flow, problem, { again: () => ({ event: 'sim.limit_over', on }) });
  };
  const signed = await flow.step(step, prompt);
  if ('signer' in signed) return signed.signer;
  return recogniseHolder(flow, proof, signed.identity, { phone });
}

/** No secret: it tells the citizen's own prompt from somebody else's. */
function fourDigits(): string {
  return String(Number.parseInt(uuid4().slice(0, 8), 16) % 10_000).padStart(4, '0');
}
