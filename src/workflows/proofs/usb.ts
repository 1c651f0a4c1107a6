import type { CertificateIdentity } from '../../certificates/verdict.ts';
import type { SubjectType } from '../../domain/flows/levels.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { Purpose } from '../../domain/proofs/proof-name.ts';
import type { WebEidToken } from '../../domain/steps/web-eid-token.ts';
import type { Flow } from '../engine/flow.ts';
import type { Opening, Outcome } from '../engine/opening.ts';
import { isoTime } from '../engine/records.ts';
import { type Signer, recogniseHolder } from './holder.ts';

const step = 'usb_signature';
type Opens = Opening<typeof step, CertificateIdentity>;

/**
 * Has the USB token sign a challenge (guide 1.4, Bước 3), until a signature is good and its
 * certificate is too. Each submission uses its challenge up, right or wrong; the next one is shown
 * with the refusal, and given for the asking when one was too old.
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
    return {
      event: 'challenge.issued',
      ...(problem && { problem, event: `refused.${problem.code}` }),
      shows: { challenge: { nonce, origin, until: isoTime(until) } },
      on: {
        submit: ({ authToken }) =>
          Date.now() > until ? showChallenge({ code: 'UsbChallengeExpired' }) : verify(authToken),
        resendPrompt: () => showChallenge(),
      },
    };
  };
  const verify = async (
    authToken: WebEidToken,
  ): Promise<Outcome<typeof step, CertificateIdentity>> => {
    const verdict = await flow.askOutside(
      { waitingFor: 'ca', code: 'RevocationUnavailable' },
      (activities) =>
        activities.verifyUsbSignature({
          ...proof,
          number,
          authToken,
          subjectType,
          isStatusAsked: true,
        }),
    );
    if (verdict.outcome === 'verified') return { done: verdict.identity };
    return showChallenge({ code: verdict.code });
  };
  const identity = await flow.step(step, () => showChallenge());
  return recogniseHolder(flow, proof, identity);
}
