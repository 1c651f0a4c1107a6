import type { UsbVerdict } from '../../activities/signatures/usb-activities.ts';
import type { SubjectType } from '../../domain/flows/levels.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { ProofName, Purpose } from '../../domain/proofs/proof-name.ts';
import type { WebEidToken } from '../../domain/steps/web-eid-token.ts';
import type { Flow } from '../engine/flow.ts';
import { type Opening, type Outcome, stay } from '../engine/opening.ts';
import type { Work } from '../engine/perform.ts';
import { isoTime } from '../engine/records.ts';
import { askForReview } from '../steps/review.ts';
import { type Signer, recogniseHolder } from './holder.ts';
import { type Signed, StatusQuestions, claimOf, vouchedFor } from './staff-for-status.ts';

const step = 'usb_signature';
const caIsAway = { waitingFor: 'ca', code: 'RevocationUnavailable' } as const;
type Opens = Opening<typeof step, Signed>;

/**
 * Has the USB token sign a challenge (guide 1.4, Bước 3), until a signature is good and its
 * certificate is too. Each submission uses its challenge up, right or wrong; the next one is shown
 * with the refusal, and given for the asking when one was too old. A CA that does not say whether the
 * certificate is revoked is asked for so many times; then staff are, whose word proves less.
 */
export async function proveByUsb(
  flow: Flow,
  purpose: Purpose,
  { subjectType }: { subjectType: SubjectType },
): Promise<Signer> {
  const proof = { flowId: flow.record.id, step, purpose } as const;
  let number = 0;
  const showChallenge = async (problem?: Refusal): Promise<Opens> => {
    number += 1;
    const { nonce, origin } = await flow.perform((activities) =>
      activities.issueChallenge({ ...proof, number }),
    );
    const until = Date.now() + flow.settings.usbSignature.challengeTtlMs;
    const submitted = { ...proof, number, subjectType };
    return {
      event: 'challenge.issued',
      ...(problem && { problem, event: `refused.${problem.code}` }),
      shows: { challenge: { nonce, origin, until: isoTime(until) } },
      on: {
        submit: ({ authToken }) =>
          Date.now() > until
            ? showChallenge({ code: 'UsbChallengeExpired' })
            : verify(flow, { ...submitted, authToken }, showChallenge),
        resendPrompt: () => showChallenge(),
      },
    };
  };
  const signed = await flow.step(step, () => showChallenge());
  return 'signer' in signed ? signed.signer : recogniseHolder(flow, proof, signed.identity);
}

type Submitted = ProofName & { number: number; subjectType: SubjectType; authToken: WebEidToken };
type ShowChallenge = (problem?: Refusal) => Promise<Opens>;

async function verify(
  flow: Flow,
  submitted: Submitted,
  showChallenge: ShowChallenge,
): Promise<Outcome<typeof step, Signed>> {
  const askCa: Work<UsbVerdict> = (activities) =>
    activities.verifyUsbSignature({ ...submitted, isStatusAsked: true });
  const judge = (verdict: UsbVerdict): Promise<Outcome<typeof step, Signed>> =>
    verdict.outcome === 'verified'
      ? Promise.resolve({ done: { identity: verdict.identity } })
      : showChallenge({ code: verdict.code });
  const { statusTries } = flow.settings.certificates;
  const answer = await flow.askOutsideUpTo(statusTries, caIsAway, askCa);
  if (answer) return judge(answer.done);

  const verdict = await flow.perform((activities) =>
    activities.verifyUsbSignature({ ...submitted, isStatusAsked: false }),
  );
  if (verdict.outcome !== 'verified') return showChallenge({ code: verdict.code });
  const signer = await recogniseHolder(flow, submitted, verdict.identity);
  const questions = new StatusQuestions(flow);
  const lookAgain = async (): Promise<Outcome<typeof step, Signed>> => {
    const late = await questions.ask(askCa);
    return late ? judge(late) : stay;
  };
  const on = { resendPrompt: () => showChallenge() };
  return askForReview(flow, step, claimOf(signer), {
    show: (review) => ({ review }),
    meanwhile: { on, wake: { at: () => questions.dueAt, run: lookAgain } },
    approved: (approval) => vouchedFor(signer, approval),
    rejected: () => ({ problem: { code: 'ReviewRejected' }, on }),
  });
}
