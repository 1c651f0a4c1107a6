import type { IdentityNumber } from '../domain/identity.ts';
import type { SubjectType } from '../domain/flows.ts';
import type { CertificateIdentity } from './certificate/verdict.ts';

export type RecogniseHolder = { flowId: string; identity: CertificateIdentity };

/** Whom a certificate's number stands for: every number to check by, and whether one is taken. */
export type Holder = {
  subjectType: SubjectType;
  documents: IdentityNumber[];
  isRegistered: boolean;
};

/** What the methods that read a certificate have in common. */
export type CertificateActivities = {
  recogniseHolder(input: RecogniseHolder): Promise<Holder>;
};
