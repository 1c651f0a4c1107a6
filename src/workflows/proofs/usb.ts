import type { SubjectType } from '../../domain/flows/levels.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { ProofName, Purpose } from '../../domain/proofs/proof-name.ts';
import type { WebEidToken } from '../../domain/steps/web-eid-token.ts';
import type { Flow } from '../engine/flow.ts';
import type { Opening, Outcome } from '../engine/opening.ts';
import { isoTime } from '../engine/records.ts';
import { type Signer, recogniseHolder } from './holder.ts';
import { type Signed, judgeSignature } from './judge-signature.ts';

const step = 'usb_signature';
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

function verify(
  flow: Flow,
  submitted: Submitted,
  showChallenge: ShowChallenge,
): Promise<Outcome<typeof step, Signed>> {
  return judgeSignature(flow, step, {
    show: (review) => ({ review }),
    verify: (isStatusAsked) => (activities) =>
      activities.verifyUsbSignature({ ...submitted, isStatusAsked }),
    recognise: (identity) => recogniseHolder(flow, submitted, identity),
    refuse: (code) => showChallenge({ code }),
    resendPrompt: () => showChallenge(),
  });
}
