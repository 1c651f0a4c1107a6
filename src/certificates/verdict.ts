import type { RevocationClient } from '../adapters/ca/client.ts';
import type { IdentityNumber } from '../domain/subject/identity.ts';
import type { ProblemCode } from '../domain/problems/problems.ts';

/** Why a certificate proves nothing here. */
export type CertificateProblem = Extract<ProblemCode, `Certificate${string}`>;

/** Whose a certificate is, read from its ASN.1. */
export type CertificateIdentity = {
  subjectType: 'citizen' | 'enterprise';
  /** The common name as it stands, in NFC with single spaces. */
  fullName: string;
  numbers: IdentityNumber[];
  /** Upper-case hexadecimal digits. */
  serial: string;
  /** The common name of the CA. */
  issuer: string;
  /** RFC 3339 in UTC. */
  notAfter: string;
};

export type CertificateVerdict =
  { ok: true; identity: CertificateIdentity } | { ok: false; code: CertificateProblem };

/** What a certificate is judged by. Certificates are DER. */
export type CertificateContext = {
  roots: Uint8Array[];
  now: Date;
  revocation: RevocationClient;
  subjectType: 'citizen' | 'enterprise';
};
