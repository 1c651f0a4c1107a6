import type { Holder } from '../../activities/signatures/certificate-activities.ts';
import type { CertificateIdentity } from '../../certificates/verdict.ts';
import type { ProofName } from '../../domain/proofs/proof-name.ts';
import type { CertificateShown } from '../../domain/account/authentication-method.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { Flow } from '../engine/flow.ts';
import type { Proven } from './proof.ts';

/** Whom a signature is by, and what is kept of the certificate that says so. */
export type Signer = Proven & { certificate: CertificateShown };

/**
 * The registrant whom a verified certificate names (guide 1.3, Bước 5; 1.4, Bước 4), with every
 * number that takes part in the duplicate check. Ends the flow where there is none to check by.
 */
export async function recogniseHolder(
  flow: Flow,
  proof: ProofName,
  identity: CertificateIdentity,
  known: { phone?: string } = {},
): Promise<Signer> {
  const { fullName } = identity;
  const { subjectType, documents, isRegistered } = await holderOf(flow, proof, identity);
  const documentNumber = documents[0]?.number;
  flow.personal = { ...known, fullName, ...(documentNumber !== undefined && { documentNumber }) };
  return {
    registrant: { ...known, fullName, subjectType, documents },
    source: 'certificate',
    level: 3,
    isRegistered,
    certificate: shownOf(identity),
  };
}

/**
 * Every number that the holder of a certificate is known by, there and at the insurer. Ends the flow where
 * there is none to go by.
 */
export async function holderOf(
  flow: Flow,
  proof: ProofName,
  identity: CertificateIdentity,
): Promise<Holder> {
  const holder = await flow.askOutside(
    { waitingFor: 'insurer', code: 'InsurerUnavailable' },
    (activities) => activities.recogniseHolder({ proof, identity }),
  );
  if ('refused' in holder) throw new FinalRefusal({ code: holder.refused }, holder.findings);
  return holder;
}

/** What is kept of a certificate. */
export function shownOf({ serial, issuer, notAfter }: CertificateIdentity): CertificateShown {
  return { serial, issuer, notAfter };
}
