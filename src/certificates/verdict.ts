import type { RevocationClient } from '../adapters/ca/client.ts';
import type { IdentityNumber } from '../domain/subject/identity.ts';
import type { Authorities } from './authorities.ts';
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

/** `F`: what is wrong with the signature that came with it. */
export type CertificateVerdict<F = never> =
  | { ok: true; identity: CertificateIdentity }
  | { ok: false; code: CertificateProblem }
  | { ok: false; fault: F };

/** What a certificate is judged by. */
export type CertificateContext<F = never> = {
  authorities: Authorities;
  now: Date;
  /** Null where staff are to find out whether it is revoked. */
  revocation: RevocationClient | null;
  /** Whose it must be; null: anybody's who has an identity. */
  subjectType: 'citizen' | 'enterprise' | null;
  /**
   * What is wrong with the signature that the certificate came with, if anything is: computed once
   * the certificate is trusted, so with no key of a stranger's choice, and before a CA is asked.
   */
  findSignatureFault?: () => Promise<F | undefined>;
};
