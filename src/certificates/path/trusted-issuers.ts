import { isSignedWith, signedOf } from '../verify-signature.ts';
import { areSameNames } from '../names/read-name.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import type { KnownLinks } from '../memory/known-links.ts';
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
  { now, links }: { now: Date; links?: KnownLinks | undefined },
): Promise<TrustedIssuers> {
  const issuers = new Map<CertificateFacts, CertificateFacts[]>();
  const trusted = [...anchors];
  // The list grows while it is gone through.
  for (const issuer of trusted) {
    for (const certificate of certificates) {
      if (!(await isIssuedBy(certificate, issuer, links))) continue;
      const known = issuers.get(certificate);
      if (known) known.push(issuer);
      else issuers.set(certificate, [issuer]);
      if (!mayIssue(certificate, now)) continue;
      links?.keepLink(certificate.certificate, issuer.certificate);
      if (!trusted.includes(certificate)) trusted.push(certificate);
    }
  }
  return issuers;
}

async function isIssuedBy(
  { certificate, issuer: name }: CertificateFacts,
  issuer: CertificateFacts,
  links: KnownLinks | undefined,
): Promise<boolean> {
  if (certificate === issuer.certificate || !areSameNames(name, issuer.subject)) return false;
  if (links?.hasLink(certificate, issuer.certificate) === true) return true;
  const { signature: inner, signatureAlgorithm } = certificate;
  // RFC 5280 section 4.1.1.2: what is signed must name the very algorithm that is applied.
  if (inner.algorithmId !== signatureAlgorithm.algorithmId) return false;
  return isSignedWith(signedOf(certificate), issuer.certificate);
}
