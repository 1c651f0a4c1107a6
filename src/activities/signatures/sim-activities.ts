import type { SavedFlow } from '../../db/flows/flows.ts';
import type { SubjectType } from '../../domain/flows/levels.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { SimRequest } from '../../domain/proofs/sim-request.ts';
import type { CertificateIdentity, CertificateProblem } from '../../certificates/verdict.ts';
import type { SignatureFault } from '../../certificates/cms/read-signature.ts';

/** The certificates of a number's SIM, each as the SHA-256 of its DER in base64url. */
export type SimCertificates =
  { found: true; certificates: string[] } | { found: false; code: ProblemCode };

export type OrderSimPrompt = {
  request: SimRequest;
  /** How long the prompt stays on the phone. */
  promptMs: number;
  coolDownMs: number;
  /** When the citizen has asked for it by a click (RFC 3339), a start being one; null: nobody has. */
  click: string | null;
  /** The flow's time as it asks, RFC 3339; missing where an older version has asked. */
  askedAt?: string;
  /** Written when the provider has accepted the order. */
  next: SavedFlow;
};

/** What came of an order; a prompt that is refused is not on the phone. */
export type SimOrder =
  { ordered: true; transactionId: string } | { ordered: false; refusal: Refusal };

export type ReadSimStatus = { request: SimRequest; transactionId: string; coolDownMs: number };

/** How a prompt has ended: with a CMS signature in base64, which is not verified yet, or without. */
export type SimOutcome = { signature: string } | { refusal: Refusal };

export type VerifySimSignature = {
  request: SimRequest;
  signature: string;
  /** Null: of a citizen or an enterprise. */
  subjectType: SubjectType | null;
  /** Whether the CAs are asked if the certificate is revoked; else staff are to find out. */
  isStatusAsked: boolean;
  /** Those that the provider has named for the number, as `findSimCertificates` gives them. */
  certificates: string[];
};

export type SimVerdict =
  | { ok: true; identity: CertificateIdentity }
  | { ok: false; code: CertificateProblem }
  | { ok: false; code: 'SimSignatureInvalid'; fault: SignatureFault | 'other_certificate' };

/** What registration and login by SIM signature have done. */
export type SimActivities = {
  findSimCertificates(input: { phone: string }): Promise<SimCertificates>;
  orderSimPrompt(input: OrderSimPrompt): Promise<SimOrder>;
  /** Null while the citizen has not answered. */
  readSimStatus(input: ReadSimStatus): Promise<SimOutcome | null>;
  /** Past the prompt's time: whoever has not answered by now has not. */
  closeSimPrompt(input: ReadSimStatus): Promise<SimOutcome>;
  verifySimSignature(input: VerifySimSignature): Promise<SimVerdict>;
};
