import type { CertificateIdentity } from '../../certificates/verdict.ts';
import type { StepName } from '../../domain/flows/flows.ts';
import type { Flow } from '../engine/flow.ts';
import { FinalRefusal } from '../engine/run-flow.ts';
import type { Proven } from './proof.ts';
import type { Consent } from '../steps/consent.ts';

/** What is known of a signer beside the certificate. */
type Signer = Consent & { phone?: string };

/**
 * The registrant whom a verified certificate names (guide 1.3, Bước 5; 1.4, Bước 4), with every
 * number that takes part in the duplicate check. Ends the flow where there is none to check by.
 */
export async function recogniseHolder(
  flow: Flow,
  at: StepName,
  identity: CertificateIdentity,
  { phone, consentVersion, consentedAt }: Signer,
): Promise<Proven> {
  const { fullName } = identity;
  const holder = await flow.askOutside(
    { waitingFor: 'insurer', code: 'InsurerUnavailable', at },
    (activities) => activities.recogniseHolder({ flowId: flow.record.id, identity }),
  );
  if ('refused' in holder) throw new FinalRefusal({ code: holder.refused });
  const { subjectType, documents, isRegistered } = holder;
  const known = { fullName, ...(phone !== undefined && { phone }) };
  const documentNumber = documents[0]?.number;
  flow.personal = { ...known, ...(documentNumber !== undefined && { documentNumber }) };
  return {
    registrant: { ...known, subjectType, documents, consentVersion },
    source: 'certificate',
    level: 3,
    isRegistered,
    consentedAt,
  };
}
