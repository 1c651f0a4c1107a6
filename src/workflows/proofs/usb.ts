import type { UsbVerdict } from '../../activities/signatures/usb-activities.ts';
import type { CertificateShown } from '../../domain/account/authentication-method.ts';
import type { SubjectType } from '../../domain/flows/flows.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { WebEidToken } from '../../domain/steps/web-eid-token.ts';
import type { Flow, Opening } from '../engine/flow.ts';
import { isoTime } from '../engine/flow-records.ts';
import { certificateOf } from './certificate-of.ts';
import type { Proven } from './proof.ts';
import { recogniseHolder } from './holder.ts';
import { consentBy } from '../steps/consent.ts';
import { takeDetails } from '../steps/details.ts';

const step = 'usb_signature';

/**
 * Has the USB token sign a challenge (guide 1.4, Bước 3), until a signature is good and its
 * certificate is too. Each submission uses its challenge up, right or wrong; the next one is shown
 * with the refusal, and given for the asking when one was too old.
 */
export async function signWithUsb(
  flow: Flow,
): Promise<{ signer: Proven; certificate: CertificateShown }> {
  const details = await takeDetails(flow);
  const consent = consentBy(details);
  let problem: Refusal | undefined;
  for (let number = 1; ; number += 1) {
    const until = await showChallenge(flow, number, problem);
    const letter = await flow.take();
    if (letter.step !== step) {
      problem = undefined; // resendPrompt: another challenge was asked for
    } else if (Date.now() > until) {
      problem = { code: 'UsbChallengeExpired' };
    } else {
      const verdict = await verify(flow, number, letter.data.authToken, details.subjectType);
      if (verdict.outcome === 'verified') {
        const { identity } = verdict;
        const signer = await recogniseHolder(flow, step, identity, consent);
        return { signer, certificate: certificateOf(identity) };
      }
      problem = { code: verdict.code };
    }
  }
}

/** Opens the step with a challenge, and answers until when it is good. */
async function showChallenge(
  flow: Flow,
  number: number,
  problem: Refusal | undefined,
): Promise<number> {
  const { nonce, origin } = await flow.perform((activities) =>
    activities.issueChallenge({ flowId: flow.record.id, number }),
  );
  const until = Date.now() + flow.settings.challengeTtlMs;
  const challenge = { nonce, origin, until: isoTime(until) };
  const opening: Opening = { challenge, actions: ['submit', 'resendPrompt', 'cancel'] };
  await flow.reopen(step, 'challenge.issued', opening, problem);
  return until;
}

function verify(
  flow: Flow,
  number: number,
  authToken: WebEidToken,
  subjectType: SubjectType,
): Promise<UsbVerdict> {
  return flow.askOutside(
    { waitingFor: 'ca', code: 'RevocationUnavailable', at: step },
    (activities) =>
      activities.verifyUsbSignature({ flowId: flow.record.id, number, authToken, subjectType }),
  );
}
