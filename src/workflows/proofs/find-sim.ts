import type { SimSignatureDetails } from '../../domain/methods/signature-details.ts';
import type { Flow } from '../engine/flow.ts';
import { FinalRefusal } from '../engine/run-flow.ts';
import { type Consent, consentBy } from '../steps/consent.ts';
import { takeDetails } from '../steps/details.ts';

/** A SIM that signs, as the citizen and the provider tell of it. */
type FoundSim = {
  details: SimSignatureDetails;
  consent: Consent;
  /** The certificates that its signature may be by. */
  certificates: string[];
};

/**
 * Takes the phone number until the SIM provider knows a signing SIM by it (guide 1.3, Bước 3). A
 * wrong one may be corrected a few times.
 */
export async function findSim(flow: Flow): Promise<FoundSim> {
  for (let corrections = flow.settings.corrections; ; corrections -= 1) {
    const details = await takePhone(flow);
    const { phone } = details;
    const consent = consentBy(details);
    flow.personal = { phone };
    const held = await flow.askOutside(
      { waitingFor: 'sim', code: 'SimUnavailable', at: 'details' },
      (activities) => activities.findSimCertificates({ phone }),
    );
    if (held.found) return { details, consent, certificates: held.certificates };
    const { code } = held;
    if (corrections === 0) throw new FinalRefusal({ code });
    await flow.refuse(
      { code, attemptsLeft: corrections },
      { waitingFor: 'citizen', actions: ['submit', 'cancel'] },
    );
  }
}

async function takePhone(flow: Flow): Promise<SimSignatureDetails> {
  for (;;) {
    const details = await takeDetails(flow);
    if ('phone' in details) return details;
  }
}
