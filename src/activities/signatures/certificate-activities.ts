import type { ProofName } from '../../domain/proofs/proof-name.ts';
import type { IdentityNumber } from '../../domain/subject/identity.ts';
import type { SubjectType } from '../../domain/flows/levels.ts';
import type { CertificateIdentity, CertificateProblem } from '../../certificates/verdict.ts';

export type RecogniseHolder = { proof: ProofName; identity: CertificateIdentity };

/** Whom a certificate's number stands for: every number to check by, and whether one is taken. */
export type Holder = {
  subjectType: SubjectType;
  documents: IdentityNumber[];
  isRegistered: boolean;
};

/** Nobody whom duplicates could be found by, and what the insurer's record lacks: for staff alone. */
export type HolderRefused = { refused: CertificateProblem; findings: string[] };

/** What the methods that read a certificate have in common. */
export type CertificateActivities = {
  recogniseHolder(input: RecogniseHolder): Promise<Holder | HolderRefused>;
};
