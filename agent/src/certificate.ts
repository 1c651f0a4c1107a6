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

/**
 * Nothing where the agent cannot sign with it: a CA's own, a key of another kind, or no certificate
 * that can be read. One of these must not be in the way of the others on the token.
 */
export function usableCertificate({ der, ...found }: Found): Certificate | undefined {
  const read = parse(der);
  if (!read?.algorithm || read.x509.ca || Number.isNaN(Date.parse(read.x509.validTo))) {
    return undefined;
  }
  const { x509, algorithm } = read;
  const fingerprint = createHash('sha256').update(der).digest('hex');
  return { ...found, fingerprint, x509, algorithm };
}

function parse(
  der: Buffer,
): { x509: X509Certificate; algorithm: Algorithm | undefined } | undefined {
  try {
    const x509 = new X509Certificate(der);
    return { x509, algorithm: algorithmFor(x509) };
  } catch {
    return undefined; // also a key that OpenSSL cannot read
  }
}

export function viewOf({ fingerprint, label, x509 }: Certificate): CertificateView {
  const subject = oneLine(x509.subject);
  return {
    fingerprint,
    label: plain(label),
    name: plain(commonName(x509) ?? (subject === '' ? label : subject)),
    subject,
    issuer: oneLine(x509.issuer),
    serial: x509.serialNumber,
    notAfter: new Date(x509.validTo).toISOString(),
  };
}

/** Node gives an attribute a line, and nothing for a name without any (its types promise a text). */
function oneLine(name: string | undefined): string {
  return plain((name ?? '').split('\n').join(', '));
}

/** Without what moves a terminal's cursor, or turns the direction of the text around it. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');
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
