import type { CertificateIdentity } from '../../certificates/verdict.ts';
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
type Recognise = (identity: CertificateIdentity) => Promise<Signer>;
/** Whose token is to sign; null: a citizen's or an enterprise's. */
type TokenHolder = { subjectType: SubjectType | null };

/**
 * Has the USB token sign a challenge (guide 1.4, Bước 3), until a signature is good and its
 * certificate is too. Each submission uses its challenge up, right or wrong; the next one is shown
 * with the refusal, and given for the asking when one was too old. A CA that does not say whether the
 * certificate is revoked is asked for so many times; then staff are, whose word proves less.
 */
export async function proveByUsb(
  flow: Flow,
  purpose: Purpose,
  holder: TokenHolder,
): Promise<Signer> {
  const proof = { flowId: flow.record.id, step, purpose } as const;
  const recognise: Recognise = (identity) => recogniseHolder(flow, proof, identity);
  const signed = await signByUsb(flow, purpose, holder, recognise);
  return 'signer' in signed ? signed.signer : recognise(signed.identity);
}

/**
 * The same, and answers with the identity as the certificate has it. Without `recognise`, staff are not
 * asked for a CA that is away: the flow waits for it.
 */
export async function signByUsb(
  flow: Flow,
  purpose: Purpose,
  { subjectType }: TokenHolder,
  recognise: Recognise | null,
): Promise<Signed> {
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
            : verify(flow, { ...submitted, authToken }, { showChallenge, recognise }),
        resendPrompt: () => showChallenge(),
      },
    };
  };
  return flow.step(step, () => showChallenge());
}

type Submitted = ProofName & TokenHolder & { number: number; authToken: WebEidToken };
type Ways = { showChallenge: (problem?: Refusal) => Promise<Opens>; recognise: Recognise | null };

function verify(
  flow: Flow,
  submitted: Submitted,
  { showChallenge, recognise }: Ways,
): Promise<Outcome<typeof step, Signed>> {
  return judgeSignature(flow, step, {
    show: (review) => ({ review }),
    verify: (isStatusAsked) => (activities) =>
      activities.verifyUsbSignature({ ...submitted, isStatusAsked }),
    recognise,
    refuse: (code) => showChallenge({ code }),
    resendPrompt: () => showChallenge(),
  });
}
