import type { CertificateIdentity } from '../../certificates/verdict.ts';
import type { SubjectType } from '../../domain/flows/levels.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { Purpose } from '../../domain/proofs/proof-name.ts';
import type { Flow } from '../engine/flow.ts';
import type { Opening } from '../engine/opening.ts';
import { isoTime } from '../engine/records.ts';
import { type Signer, recogniseHolder } from './holder.ts';
import { type Judge, type Signed, judgeSignature } from './judge-signature.ts';

const step = 'usb_signature';
/** Whose token is to sign; null: a citizen's or an enterprise's. */
type TokenHolder = { subjectType: SubjectType | null };

/**
 * Has the USB token sign a challenge (guide 1.4, Bước 3), and answers with whom its certificate names. A
 * CA that does not say whether the certificate is revoked is asked for so many times; then staff are,
 * whose word proves less.
 */
export async function proveByUsb(
  flow: Flow,
  purpose: Purpose,
  holder: TokenHolder,
): Promise<Signer> {
  const proof = { flowId: flow.record.id, step, purpose } as const;
  const recognise = (identity: CertificateIdentity): Promise<Signer> =>
    recogniseHolder(flow, proof, identity);
  const signed = await signByUsb<Signed>(flow, purpose, holder, (ways) =>
    judgeSignature(flow, step, ways, recognise),
  );
  return 'signer' in signed ? signed.signer : recognise(signed.identity);
}

/**
 * Has the token sign a challenge, until a signature is good and its certificate is too. Each submission
 * uses its challenge up, right or wrong; the next one is shown with the refusal, and given for the
 * asking when one was too old.
 */
export async function signByUsb<T>(
  flow: Flow,
  purpose: Purpose,
  { subjectType }: TokenHolder,
  judgeBy: Judge<typeof step, T>,
): Promise<T> {
  const proof = { flowId: flow.record.id, step, purpose } as const;
  let number = 0;
  const showChallenge = async (problem?: Refusal): Promise<Opening<typeof step, T>> => {
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
            : judgeBy({
                show: (review) => ({ review }),
                verify: (isStatusAsked) => (activities) =>
                  activities.verifyUsbSignature({ ...submitted, authToken, isStatusAsked }),
                refuse: (code) => showChallenge({ code }),
                resendPrompt: () => showChallenge(),
              }),
        resendPrompt: () => showChallenge(),
      },
    };
  };
  return flow.step(step, () => showChallenge());
}
