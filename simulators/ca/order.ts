import type { Authorities } from './authorities.ts';
import type { Digest } from './certificate.ts';
import type { KeyUsage } from './extensions.ts';
import type { CaStore } from './store.ts';

/** Whom a certificate is for. The UIDs are `PREFIX:number`; several make one that nobody can use. */
export type SimulatedSubject = {
  fullName?: string | undefined;
  personalUid?: string | readonly string[] | undefined;
  taxUid?: string | readonly string[] | undefined;
  organization?: string | undefined;
};

export type CertificateOrder = {
  /** SPKI, PEM; RSA or EC. */
  publicKey: string;
  subject: SimulatedSubject;
  /** `other` is a root that nobody trusts. */
  root?: 'trusted' | 'other' | undefined;
  days?: number | undefined;
  notBefore?: Date | undefined;
  keyUsage?: readonly KeyUsage[] | undefined;
  isCa?: boolean | undefined;
  signatureAlgorithm?: Digest | undefined;
  /** Whether the CA itself knows nothing of it afterwards. */
  isForgotten?: boolean | undefined;
};

/** PEM; the chain is what leads from the certificate to the root, without either. */
export type IssuedCertificate = { certificate: string; chain: string; serial: string };

export type SimulatedCa = {
  issue: (order: CertificateOrder) => IssuedCertificate;
  /** False where there is no such certificate. The reason is a CRLReason of RFC 5280 section 5.3.1. */
  revoke: (serial: string, reason?: number) => boolean;
  authorities: Authorities;
  /** The certificates that a portal is set up with, PEM. */
  trusted: { roots: string; intermediates: string };
  records: Pick<CaStore, 'issued' | 'revoked'>;
};
