import { isSignedWith } from '../revocation/verify-signature.ts';
import { areSameNames } from '../names/read-name.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { mayIssue } from './may-issue.ts';

/** By which of the others each certificate is signed. */
export type TrustedIssuers = ReadonlyMap<CertificateFacts, readonly CertificateFacts[]>;

/**
 * Who has signed whom, from the anchors down: no signature is computed with a key but that of an
 * anchor, or of a CA that leads to one, so that nobody else chooses what a computation costs. Each
 * key is tried once on each certificate of its name, whatever the number of paths.
 */
export async function findTrustedIssuers(
  certificates: readonly CertificateFacts[],
  anchors: readonly CertificateFacts[],
  now: Date,
): Promise<TrustedIssuers> {
  const issuers = new Map<CertificateFacts, CertificateFacts[]>();
  const trusted = [...anchors];
  // The list grows while it is gone through.
  for (const issuer of trusted) {
    for (const certificate of certificates) {
      if (!(await isIssuedBy(certificate, issuer))) continue;
      const known = issuers.get(certificate);
      if (known) known.push(issuer);
      else issuers.set(certificate, [issuer]);
      if (!known && mayIssue(certificate, now)) trusted.push(certificate);
    }
  }
  return issuers;
}

async function isIssuedBy(
  { certificate, issuer: name }: CertificateFacts,
  issuer: CertificateFacts,
): Promise<boolean> {
  if (certificate === issuer.certificate || !areSameNames(name, issuer.subject)) return false;
  const { tbsView: tbs, signatureValue: signature, signatureAlgorithm: algorithm } = certificate;
  // RFC 5280 section 4.1.1.2: what is signed must name the very algorithm that is applied.
  if (certificate.signature.algorithmId !== algorithm.algorithmId) return false;
  return isSignedWith({ tbs, signature, algorithm }, issuer.certificate);
}
