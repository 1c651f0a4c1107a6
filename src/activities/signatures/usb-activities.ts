import type { SubjectType } from '../../domain/flows/levels.ts';
import type { ProofName } from '../../domain/proofs/proof-name.ts';
import type { WebEidToken } from '../../domain/steps/web-eid-token.ts';
import type { CertificateIdentity, CertificateProblem } from '../../certificates/verdict.ts';
import type { UsbProblem } from '../../certificates/web-eid/verdict.ts';

/** Names one challenge: the first at a step is number 1. */
export type ChallengeName = ProofName & { number: number };

export type VerifyUsbSignature = ChallengeName & {
  authToken: WebEidToken;
  /** Null: of a citizen or an enterprise. */
  subjectType: SubjectType | null;
  /** Whether the CAs are asked if the certificate is revoked; else staff are to find out. */
  isStatusAsked: boolean;
};

export type UsbVerdict =
  | { outcome: 'verified'; identity: CertificateIdentity }
  | { outcome: 'refused'; code: UsbProblem | CertificateProblem };

/** What registration by USB signature has done (guide 1.4). */
export type UsbActivities = {
  issueChallenge(input: ChallengeName): Promise<{ nonce: string; origin: string }>;
  verifyUsbSignature(input: VerifyUsbSignature): Promise<UsbVerdict>;
};
