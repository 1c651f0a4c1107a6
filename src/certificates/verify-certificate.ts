import type { Certificate } from 'pkijs';
import type { Authorities } from './authorities.ts';
import { readHolder } from './identity/read-holder.ts';
import { attributeValues } from './identity/subject-attributes.ts';
import { findTrustedPaths } from './path/find-trusted-paths.ts';
import { readCertificate, serialOf } from './read-certificate.ts';
import { checkPaths } from './revocation/check-paths.ts';
import { findLocalProblem } from './rules/local-rules.ts';
import type { CertificateContext, CertificateProblem, CertificateVerdict } from './verdict.ts';

/** Some come with a signature, from whoever made it: more than this are not looked at. */
const mostCertificates = 100;

/** DER, but a leaf that was read already. Intermediates: those that came along. */
type Chain = { leaf: Uint8Array | Certificate; intermediates: Uint8Array[] };

/**
 * Judges a citizen's or an enterprise's certificate: first by itself, then whose it is, then its paths
 * to a root, then what it has signed, and only then over the network, whether it is revoked:
 * addresses are taken from nobody but a CA that is trusted, and keys neither. What is wrong with a CA
 * is told as that, not as the citizen's own.
 * @throws OutsideSystemError of `ca` when revocation cannot be checked: level 3 fails closed.
 */
export async function verifyCertificate<F = never>(
  chain: Chain,
  { authorities, now, revocation, subjectType, findSignatureFault }: CertificateContext<F>,
): Promise<CertificateVerdict<F>> {
  const leaf = chain.leaf instanceof Uint8Array ? readCertificate(chain.leaf) : chain.leaf;
  if (!leaf) return refused('CertificateUntrusted');

  const problem = findLocalProblem(leaf, now);
  if (problem !== undefined) return refused(problem);

  const reading = readHolder(leaf.subject);
  if (!reading.ok) return reading;
  if (subjectType !== null && reading.holder.subjectType !== subjectType) {
    return refused('CertificateSubjectMismatch');
  }

  const { links, roots } = authorities;
  const intermediates = intermediatesOf(chain, authorities);
  const found = await findTrustedPaths({ leaf, intermediates, roots, now, links });
  if (!found.isAnchored) return refused('CertificateUntrusted');
  if (found.paths.length === 0) return refused('CertificateAuthorityUnfit');

  const fault = await findSignatureFault?.();
  if (fault !== undefined) return { ok: false, fault };

  const asked = { now, others: intermediates, memory: authorities };
  const finding = revocation && (await checkPaths(found.paths, { ...asked, revocation }));
  if (finding) return refused(finding);
  return { ok: true, identity: { ...reading.holder, ...describe(leaf) } };
}

function intermediatesOf(chain: Chain, { links, intermediates }: Authorities): Certificate[] {
  const brought = chain.intermediates.slice(0, mostCertificates);
  return [...brought.flatMap((der) => links.read(der) ?? []), ...intermediates];
}

function refused(code: CertificateProblem): { ok: false; code: CertificateProblem } {
  return { ok: false, code };
}

function describe(leaf: Certificate) {
  return {
    serial: serialOf(leaf),
    issuer: attributeValues(leaf.issuer, 'commonName')[0] ?? '',
    notAfter: leaf.notAfter.value.toISOString(),
  };
}
