import { createHash, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { PinTries } from './refusal.ts';
import { algorithmFor, type Algorithm } from './web-eid-token.ts';

/** A certificate on a token that is there now. */
export type Certificate = {
  /** SHA-256 of the DER, lower-case hexadecimal digits: by this one is chosen. */
  fingerprint: string;
  /** The token's name for it. */
  label: string;
  x509: X509Certificate;
  algorithm: Algorithm;
  /** The driver's path. */
  module: string;
  pinTries: PinTries;
};

/** What people see of a certificate; nothing is decided by these texts. */
export type CertificateView = Pick<Certificate, 'fingerprint' | 'label'> & {
  /** The subject's common name, or else all of the subject. */
  name: string;
  subject: string;
  issuer: string;
  serial: string;
  /** ISO 8601. */
  notAfter: string;
};

type Found = { der: Buffer; label: string; module: string; pinTries: PinTries };

/** Nothing where the agent cannot sign with it: a CA's own, a key of another kind, or no certificate. */
export function usableCertificate({ der, ...found }: Found): Certificate | undefined {
  const x509 = parse(der);
  const algorithm = x509 && algorithmFor(x509);
  if (!algorithm || x509.ca) return undefined;
  const fingerprint = createHash('sha256').update(der).digest('hex');
  return { ...found, fingerprint, x509, algorithm };
}

function parse(der: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(der);
  } catch {
    return undefined;
  }
}

export function viewOf({ fingerprint, label, x509 }: Certificate): CertificateView {
  return {
    fingerprint,
    label,
    name: commonName(x509) ?? oneLine(x509.subject),
    subject: oneLine(x509.subject),
    issuer: oneLine(x509.issuer),
    serial: x509.serialNumber,
    notAfter: new Date(x509.validTo).toISOString(),
  };
}

/** Node gives an attribute a line. */
function oneLine(name: string): string {
  return name.split('\n').join(', ');
}

const named = z.object({ subject: z.object({ CN: z.string() }) });

/** Node's types promise one; a subject may have none, or two. */
function commonName(x509: X509Certificate): string | undefined {
  return named.safeParse(x509.toLegacyObject()).data?.subject.CN;
}

/** Expired ones count only where there is nothing else: the portal then says what is wrong with it. */
export function preferUnexpired(certificates: Certificate[], now: Date): Certificate[] {
  const valid = certificates.filter(({ x509 }) => new Date(x509.validTo) >= now);
  return valid.length > 0 ? valid : certificates;
}
